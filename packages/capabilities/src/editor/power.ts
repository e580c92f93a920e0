import type { ExtensionIdentity } from "../scope.ts";

/** Offsets are UTF-16 code units from the start of the text; line breaks are one `\n`. */
export interface TextRange {
	readonly start: number;
	readonly end: number;
}

/** Replaces the range with the text. */
export interface TextEdit extends TextRange {
	readonly text: string;
}

/** The document in front of the person. */
export interface EditorDocument {
	/** Stable while the document exists. */
	readonly id: string;
	readonly name: string;
	/** Language id such as `markdown` or `plaintext`. */
	readonly language: string;
	/** Grows with every change, whoever made it. */
	readonly version: number;
	readonly length: number;
	/** May be put together when it is read: read it once, and only when it is needed. */
	readonly text: string;
}

export interface EditorSelection extends TextRange {
	readonly documentId: string;
	readonly version: number;
}

/** One step from a version of the active document to the next. */
export interface DocumentChange {
	readonly documentId: string;
	readonly from: number;
	readonly version: number;
	/** One after another: each refers to the text that the one before left. */
	readonly edits: readonly TextEdit[];
}

/** What came of an attempt to edit. */
export type EditOutcome =
	| { readonly outcome: "applied"; readonly version: number }
	/** The document has moved on since the version that the edits were made for; nothing was changed. */
	| { readonly outcome: "conflict"; readonly version: number }
	/** The document is no longer open; nothing was changed. */
	| { readonly outcome: "closed" };

/** The app's editor as extensions may see it. All functions are synchronous and cheap to call. */
export interface EditorPower {
	/** The active document, or `null` when none is open. */
	document(): EditorDocument | null;
	selection(): EditorSelection | null;
	/**
	 * Applies all edits as one undoable step, or none of them.
	 * Ranges arrive sorted, without overlap and inside the text of `version`.
	 */
	applyEdits(change: {
		readonly extension: ExtensionIdentity;
		readonly documentId: string;
		readonly version: number;
		readonly edits: readonly TextEdit[];
	}): EditOutcome;
	/** Scrolls to a range inside the text of the active document, and makes it the selection if asked to. */
	reveal(range: TextRange, options: { readonly select: boolean }): void;
	/**
	 * Calls back after every change of text and whenever another document becomes active. With the step that was taken,
	 * or with `null` where the app cannot tell it or another document came in front. Returns the way to stop.
	 */
	onChange(listener: (change: DocumentChange | null) => void): () => void;
	/** Calls back when the selection moves. Returns the way to stop. */
	onSelectionChange(listener: () => void): () => void;
}
