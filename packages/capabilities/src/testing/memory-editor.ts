import type { EditorDocument, EditorPower, TextRange } from "../editor/power.ts";

/** An editor without a screen: one document at most, changed by the test or by extensions. */
export interface MemoryEditor extends EditorPower {
	/** Opens a document in place of the one before. */
	open(document: { id?: string; name?: string; language?: string; text: string }): void;
	/** Types over the whole text, as a person would. */
	type(text: string): void;
	select(range: TextRange): void;
	close(): void;
}

export function memoryEditor(): MemoryEditor {
	let current: EditorDocument | null = null;
	let selected: TextRange = { start: 0, end: 0 };
	const onChange = new Set<() => void>();
	const onSelectionChange = new Set<() => void>();

	function replace(next: EditorDocument | null): void {
		current = next;
		selected = { start: 0, end: 0 };
		for (const listener of onChange) listener();
	}

	return {
		document: () => current,
		selection: () => current && { documentId: current.id, version: current.version, ...selected },
		applyEdits({ documentId, version, edits }) {
			if (current === null || current.id !== documentId) return { outcome: "closed" };
			if (current.version !== version) return { outcome: "conflict", version: current.version };
			let text = current.text;
			// From the end, so that earlier offsets stay true.
			for (const edit of edits.toReversed()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
			replace({ ...current, version: version + 1, text });
			return { outcome: "applied", version: version + 1 };
		},
		onChange(listener) {
			onChange.add(listener);
			return () => onChange.delete(listener);
		},
		onSelectionChange(listener) {
			onSelectionChange.add(listener);
			return () => onSelectionChange.delete(listener);
		},
		open({ id = "doc-1", name = "Untitled", language = "plaintext", text }) {
			replace({ id, name, language, version: 1, text });
		},
		type(text) {
			if (current !== null) replace({ ...current, version: current.version + 1, text });
		},
		select(range) {
			selected = range;
			for (const listener of onSelectionChange) listener();
		},
		close: () => replace(null),
	};
}
