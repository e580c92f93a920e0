import type { DocumentChange, EditorDocument, EditorPower, TextEdit, TextRange } from "../editor/power.ts";

/** An editor without a screen: one document at most, changed by the test or by extensions. */
export interface MemoryEditor extends EditorPower {
	/** Opens a document in place of the one before. */
	open(document: { id?: string; name?: string; language?: string; text: string }): void;
	/** Types over the whole text, as a person would: what begins and ends alike is left alone. */
	type(text: string): void;
	select(range: TextRange): void;
	close(): void;
	/** Where extensions scrolled to, in order. */
	readonly revealed: readonly (TextRange & { readonly select: boolean })[];
}

export function memoryEditor(): MemoryEditor {
	let current: EditorDocument | null = null;
	let selected: TextRange = { start: 0, end: 0 };
	const revealed: (TextRange & { select: boolean })[] = [];
	const onChange = new Set<(change: DocumentChange | null) => void>();
	const onSelectionChange = new Set<() => void>();

	function replace(next: EditorDocument | null): void {
		current = next;
		selected = { start: 0, end: 0 };
		for (const listener of onChange) listener(null);
	}

	/** Takes the edits one after another, as one step. */
	function step(document: EditorDocument, edits: readonly TextEdit[]): number {
		let { text } = document;
		for (const edit of edits) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
		const version = document.version + 1;
		current = { ...document, version, text, length: text.length };
		selected = { start: 0, end: 0 };
		for (const listener of onChange) listener({ documentId: document.id, from: document.version, version, edits });
		return version;
	}

	function select(range: TextRange): void {
		selected = range;
		for (const listener of onSelectionChange) listener();
	}

	return {
		document: () => current,
		selection: () => current && { documentId: current.id, version: current.version, ...selected },
		applyEdits({ documentId, version, edits }) {
			if (current === null || current.id !== documentId) return { outcome: "closed" };
			if (current.version !== version) return { outcome: "conflict", version: current.version };
			// From the end, so that earlier offsets stay true.
			return { outcome: "applied", version: step(current, edits.toReversed()) };
		},
		reveal(range, options) {
			revealed.push({ ...range, ...options });
			if (options.select) select(range);
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
			replace({ id, name, language, version: 1, text, length: text.length });
		},
		type(text) {
			if (current !== null) step(current, [difference(current.text, text)]);
		},
		select,
		close: () => replace(null),
		revealed,
	};
}

function difference(before: string, after: string): TextEdit {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start += 1;
	let alike = 0;
	while (alike < shorter - start && before.at(-1 - alike) === after.at(-1 - alike)) alike += 1;
	return { start, end: before.length - alike, text: after.slice(start, after.length - alike) };
}
