import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { editor } from "./contract.ts";
import type { TextEdit, TextRange } from "./power.ts";

/** The active document without its text. Offsets and lengths are UTF-16 units, as in JavaScript strings. */
export interface DocumentInfo {
	readonly documentId: string;
	readonly name: string;
	/** Such as `markdown` or `plaintext`. */
	readonly language: string;
	/** Grows with every change, whoever made it. */
	readonly version: number;
	readonly length: number;
}

export interface DocumentText extends DocumentInfo {
	readonly text: string;
}

export interface Selection extends TextRange {
	readonly documentId: string;
	readonly version: number;
}

export interface SelectedText extends Selection {
	readonly text: string;
}

/** The document in front of the person. Reading needs `data.read`, editing `data.write`. */
export interface EditorApi {
	/** `null` when no document is open. */
	getText(): Promise<DocumentText | null>;
	/** `null` when no document is open; an empty range is the caret. */
	getSelection(): Promise<SelectedText | null>;
	/**
	 * Applies all edits as one undoable step, or none of them. Ranges refer to the text of `version`, sorted, without
	 * overlap. Rejects with `document_conflict` when the text has moved on since: read it again and retry.
	 */
	applyEdits(change: { documentId: string; version: number; edits: readonly TextEdit[] }): Promise<{ version: number }>;
	/** Calls back at most every 50 ms, only while `data.read` is granted; `null` when no document is open any more. */
	onDidChange(listener: (document: DocumentInfo | null) => void): Disposable;
	/** Calls back at most every 50 ms, only while `data.read` is granted. */
	onDidChangeSelection(listener: (selection: Selection | null) => void): Disposable;
}

export function editorGuest(channel: GuestChannel): EditorApi {
	const call = callerOf<typeof editor>(channel, "editor");
	return Object.freeze({
		getText: () => call("getText", {}),
		getSelection: () => call("getSelection", {}),
		applyEdits: ({ documentId, version, edits }: Parameters<EditorApi["applyEdits"]>[0]) =>
			call("applyEdits", { documentId, version, edits: [...edits] }),
		onDidChange: (listener: (document: DocumentInfo | null) => void) =>
			disposable(channel.on("editor.changed", (payload) => listener(payload as DocumentInfo | null))),
		onDidChangeSelection: (listener: (selection: Selection | null) => void) =>
			disposable(channel.on("editor.selectionChanged", (payload) => listener(payload as Selection | null))),
	});
}
