import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { editor } from "./contract.ts";
import type { OpenDocument } from "./guest-document.ts";
import { type DocumentUpdate, guestMirror } from "./guest-mirror.ts";
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

/** A range of one version of a document. */
export interface Place extends TextRange {
	readonly documentId: string;
	readonly version: number;
}

/** The document in front of the person. Reading needs `data.read`, editing `data.write`. */
export interface EditorApi {
	/**
	 * The active document, readable at once. `null` when none is open, before `follow()` was called, while `data.read` is
	 * not granted, and for documents of more than six million characters.
	 */
	readonly document: OpenDocument | null;
	/**
	 * Keeps `document` current from here on, until what it resolves with is disposed of. Resolves when the mirror is
	 * complete. Only changes travel then, a burst of them as one, at most every 50 ms.
	 */
	follow(): Promise<Disposable>;
	/** Calls back after each update of the followed document: text, selection, another document, or none. */
	onDidUpdate(listener: (update: DocumentUpdate) => void): Disposable;
	/** `null` when no document is open. */
	getText(): Promise<DocumentText | null>;
	/** `null` when no document is open; an empty range is the caret. */
	getSelection(): Promise<SelectedText | null>;
	/**
	 * Applies all edits as one undoable step, or none of them. Ranges refer to the text of `version`, sorted, without
	 * overlap. When the text has moved on since, elsewhere than in or beside these ranges, they move along. Otherwise it
	 * rejects with `document_conflict`: read again and retry.
	 */
	applyEdits(change: { documentId: string; version: number; edits: readonly TextEdit[] }): Promise<{ version: number }>;
	/** Scrolls to the place, and selects it with `select`. Moves along with what was typed since. */
	reveal(place: Place, options?: { select?: boolean }): Promise<void>;
	/** Calls back at most every 50 ms, only while `data.read` is granted; `null` when no document is open any more. */
	onDidChange(listener: (document: DocumentInfo | null) => void): Disposable;
	/** Calls back at most every 50 ms, only while `data.read` is granted. */
	onDidChangeSelection(listener: (selection: Selection | null) => void): Disposable;
}

export function editorGuest(channel: GuestChannel, onError: (thrown: unknown) => void): EditorApi {
	const call = callerOf<typeof editor>(channel, "editor");
	const mirror = guestMirror(channel, onError);
	const wanted = { changed: 0, selectionChanged: 0 };

	/** Events are sent to those who listen only: each of them wakes a process. */
	function listen<T>(name: keyof typeof wanted, listener: (payload: T) => void): Disposable {
		const stop = channel.on(`editor.${name}`, (payload) => listener(payload as T));
		const count = (by: 1 | -1) => {
			const before = wanted[name];
			wanted[name] += by;
			if (before > 0 && wanted[name] > 0) return;
			// Fails only when the host is gone, and then nothing is sent anyway.
			call("listen", { changed: wanted.changed > 0, selectionChanged: wanted.selectionChanged > 0 }).catch(() => {});
		};
		count(1);
		return disposable(() => {
			stop();
			count(-1);
		});
	}

	return Object.freeze({
		get document() {
			return mirror.document();
		},
		follow: mirror.follow,
		onDidUpdate: mirror.onDidUpdate,
		getText: () => call("getText", {}),
		getSelection: () => call("getSelection", {}),
		applyEdits: ({ documentId, version, edits }: Parameters<EditorApi["applyEdits"]>[0]) =>
			call("applyEdits", { documentId, version, edits: [...edits] }),
		async reveal({ documentId, version, start, end }: Place, options: { select?: boolean } = {}) {
			await call("reveal", { documentId, version, start, end, select: options.select === true });
		},
		onDidChange: (listener: (document: DocumentInfo | null) => void) => listen("changed", listener),
		onDidChangeSelection: (listener: (selection: Selection | null) => void) => listen("selectionChanged", listener),
	});
}
