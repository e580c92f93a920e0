/**
 * Characters that change how the text around them is read or drawn: C0 and C1 controls, bidirectional marks, overrides
 * and isolates, invisible operators, interlinear and tag characters, line and paragraph separators.
 */
const DECEIVING =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
	/[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const BLANKS = /[\s\u00a0\u115f\u1160\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+/gu;
/** More than three combining marks on one letter leave the line they belong to. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

const REPLACEMENT = "\ufffd";

/**
 * A name or sentence by an author, safe to show inside our own: on one line, without marks that reorder or hide text.
 * What was taken out leaves a visible `�`, so that a trick is seen rather than swallowed.
 *
 * @param maxChars counted in code points; a longer text ends in `…`.
 */
export function harmlessText(text: string, maxChars = 120): string {
	const plain = text
		.normalize("NFC")
		.replace(/[\t\n\r]/g, " ")
		.replace(DECEIVING, REPLACEMENT)
		.replace(BLANKS, " ")
		.replace(STACKED_MARKS, "$1")
		.trim();
	const points = [...plain];
	return points.length > maxChars
		? `${points
				.slice(0, maxChars - 1)
				.join("")
				.trimEnd()}…`
		: plain;
}

/** Like `harmlessText`, for several lines: keeps line breaks, at most `maxLines` of them. */
export function harmlessLines(text: string, maxChars = 2_000, maxLines = 40): string {
	return text
		.slice(0, maxChars * 2)
		.split(/\r\n|[\n\r]/)
		.slice(0, maxLines)
		.map((line) => harmlessText(line, maxChars))
		.join("\n")
		.trim();
}

/** A line of code with its layout kept and every hidden character written out as `⟨U+202E⟩`. */
export function revealedLine(line: string): string {
	return line.replace(DECEIVING, (character) =>
		character === "\t"
			? character
			: `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
	);
}
