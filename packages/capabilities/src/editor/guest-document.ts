import { type Line, MirrorText } from "./mirror-text.ts";
import type { TextEdit, TextRange } from "./power.ts";

/** Counted from 0; the column in UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/**
 * The active document, readable at once from a mirror in the extension's own worker. Complete, and at most some 50 ms
 * behind the person; `version` says which state it is. Everything reads the state of this moment: do not keep offsets
 * across an `await` without keeping the version with them.
 */
export interface OpenDocument {
	readonly documentId: string;
	readonly name: string;
	readonly language: string;
	readonly version: number;
	/** UTF-16 units, as in JavaScript strings. */
	readonly length: number;
	/** At least 1. */
	readonly lineCount: number;
	/** An empty range is the caret. */
	readonly selection: TextRange;
	/** `true` once it is no longer in front, or may no longer be read: it is empty then, and stays so. */
	readonly isClosed: boolean;
	/** The part inside the range, or the whole text. Reading a few lines is much cheaper than reading all of them. */
	getText(range?: TextRange): string;
	/** A line by its index from 0, or the nearest. */
	lineAt(index: number): Line;
	positionAt(offset: number): Position;
	/** The nearest offset there is. */
	offsetAt(position: Position): number;
}

/** What the guest half itself may do with the document. */
export interface MirroredDocument {
	readonly open: OpenDocument;
	/** Takes the edits one after another. `false` when one does not fit; the mirror needs the whole text then. */
	edit(edits: readonly TextEdit[], version: number): boolean;
	describe(name: string, selection: TextRange): void;
	close(): void;
}

export function mirroredDocument(
	info: { readonly documentId: string; readonly name: string; readonly language: string; readonly version: number },
	text: string,
): MirroredDocument {
	const { documentId, language } = info;
	let { name, version } = info;
	let content = new MirrorText(text);
	let selection: TextRange = Object.freeze({ start: 0, end: 0 });
	let closed = false;

	const open: OpenDocument = Object.freeze({
		documentId,
		language,
		get name() {
			return name;
		},
		get version() {
			return version;
		},
		get length() {
			return content.length;
		},
		get lineCount() {
			return content.lineCount;
		},
		get selection() {
			return selection;
		},
		get isClosed() {
			return closed;
		},
		getText: (range?: TextRange) => (range ? content.slice(range.start, range.end) : content.slice()),
		lineAt: (index: number) => content.line(index),
		positionAt(offset: number) {
			const inside = Math.min(Math.max(0, offset), content.length);
			const line = content.lineIndexAt(inside);
			return { line, column: inside - content.line(line).start };
		},
		offsetAt({ line, column }: Position) {
			if (line < 0) return 0;
			if (line >= content.lineCount) return content.length;
			const { start, end } = content.line(line);
			return Math.min(Math.max(start, start + column), end);
		},
	});

	return {
		open,
		edit(edits, next) {
			try {
				for (const edit of edits) content.replace(edit);
			} catch {
				return false;
			}
			version = next;
			return true;
		},
		describe(nextName, { start, end }) {
			name = nextName;
			selection = Object.freeze({ start, end });
		},
		close() {
			closed = true;
			content = new MirrorText();
			selection = Object.freeze({ start: 0, end: 0 });
		},
	};
}
