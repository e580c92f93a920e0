import { coalesce } from "../coalesce.ts";
import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import { editor } from "./contract.ts";
import type { EditorDocument, EditorPower, TextEdit } from "./power.ts";

const EVENT_MS = 50;

/** Reads and edits the active document, and tells of changes while `data.read` is granted. */
export function editorHost(power: EditorPower): HostHalf {
	return {
		open({ extension, clock, signal, serve, emit }) {
			serve(editor, {
				getText() {
					const document = power.document();
					return document === null ? null : { ...describe(document), text: document.text };
				},
				getSelection() {
					const document = power.document();
					const selection = power.selection();
					if (document === null || selection === null) return null;
					return { ...selection, text: document.text.slice(selection.start, selection.end) };
				},
				applyEdits({ documentId, version, edits }) {
					const document = power.document();
					if (document === null || document.id !== documentId) throw errors.document_closed();
					if (document.version !== version) throw errors.document_conflict(version, document.version);
					checkRanges(edits, document.text.length);
					const result = power.applyEdits({ extension, documentId, version, edits });
					if (result.outcome === "closed") throw errors.document_closed();
					if (result.outcome === "conflict") throw errors.document_conflict(version, result.version);
					return { version: result.version };
				},
			});

			const tellChange = coalesce(
				() => {
					const document = power.document();
					emit("editor.changed", editor.events.changed, document === null ? null : describe(document));
				},
				EVENT_MS,
				clock,
				signal,
			);
			const tellSelection = coalesce(
				() => emit("editor.selectionChanged", editor.events.selectionChanged, power.selection()),
				EVENT_MS,
				clock,
				signal,
			);
			const stops = [power.onChange(tellChange), power.onSelectionChange(tellSelection)];
			signal.addEventListener("abort", () => stops.forEach((stop) => void stop()), { once: true });
		},
	};
}

function describe(document: EditorDocument) {
	const { id: documentId, name, language, version, text } = document;
	return { documentId, name, language, version, length: text.length };
}

function checkRanges(edits: readonly TextEdit[], length: number): void {
	let last = 0;
	for (const { start, end } of edits) {
		if (end < start) throw errors.edits_invalid(`a range ends at ${end} before it starts at ${start}`);
		if (end > length) throw errors.edits_invalid(`a range ends at ${end}, the text at ${length}`);
		if (start < last) throw errors.edits_invalid(`the range at ${start} overlaps the one before it or is out of order`);
		last = end;
	}
}
