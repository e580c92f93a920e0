import { z } from "zod";
import { codePointName, hiddenCharacters } from "./hidden-characters.ts";

// More marks on one letter than any script needs paint over the lines above and below.
const STACKED_MARKS = /\p{M}{5,}/u;
const SOMETHING_VISIBLE = /[\p{L}\p{N}]/u;

/**
 * A single line that people read: trimmed, NFC, at most `max` characters, with nothing in it that hides or reorders.
 * The result is still text, never markup.
 */
export function displayText(max: number) {
	return z
		.string()
		.min(1)
		.max(max)
		.transform((text) => text.normalize("NFC").trim())
		.superRefine((text, context) => {
			const fault = faultOf(text, max);
			if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
		});
}

function faultOf(text: string, max: number): string | undefined {
	const [hidden] = hiddenCharacters(text, 1);
	if (hidden)
		return `Take out the hidden character ${codePointName(hidden.codePoint)} at position ${hidden.index + 1}.`;
	if (/[\t\n\r]/.test(text)) return "Write it on one line, without tabs.";
	if (STACKED_MARKS.test(text)) return "Use at most four combining marks on one letter.";
	if (!SOMETHING_VISIBLE.test(text)) return "Write at least one letter or digit.";
	if (text.length > max) return `Use at most ${max} characters.`;
	return undefined;
}
