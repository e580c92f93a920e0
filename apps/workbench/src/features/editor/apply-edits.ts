import type { TextEdit } from "@annex/host";

/** The text with all edits made. They come sorted, without overlap and inside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = "";
	let from = 0;
	for (const edit of edits) {
		result += text.slice(from, edit.start) + edit.text;
		from = edit.end;
	}
	return result + text.slice(from);
}
