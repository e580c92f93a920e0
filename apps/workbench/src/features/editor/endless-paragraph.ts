import type { Text } from "@codemirror/state";

const MAX_CHARS = 100_000;

/**
 * Whether one paragraph of a Markdown text is so long that it cannot be read again at every keystroke: a log, say, under
 * the wrong name. Markdown is parsed paragraph by paragraph, so the length of the whole text does not matter.
 */
export function hasEndlessParagraph(doc: Text): boolean {
	if (doc.length < MAX_CHARS) return false;
	let length = 0;
	for (const line of doc.iterLines()) {
		length = /\S/.test(line) ? length + line.length : 0;
		if (length > MAX_CHARS) return true;
	}
	return false;
}
