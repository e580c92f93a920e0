import type { Heading } from "./headings.ts";

const MAX_CHARS = 1_000;

/** The headings as indented lines, at most 1,000 characters; what does not fit is counted in the last line. */
export function outlineText(headings: readonly Heading[]): string {
	const top = Math.min(...headings.map(({ level }) => level));
	const lines = headings.map(({ level, text }) => `${"\u2003".repeat(level - top)}${clip(text)}`);
	for (let shown = lines.length; shown > 0; shown -= 1) {
		const rest = lines.length - shown;
		const text = [...lines.slice(0, shown), ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
		if (text.length <= MAX_CHARS) return text;
	}
	return "";
}

function clip(text: string): string {
	const letters = [...text];
	return letters.length > 80 ? `${letters.slice(0, 79).join("")}…` : text;
}
