const MAX_CHARS = 200;
const BEFORE = 40;

/**
 * What stands at a place of a text: its line, trimmed, cut to 200 characters around the place, with everything that is
 * not plainly visible written as `\u{…}`. Safe to show as text; still to be escaped as markup.
 */
export function excerptAt(text: string, offset: number): string {
	const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
	const lineEnd = text.indexOf("\n", offset);
	const start = Math.max(lineStart, offset - BEFORE);
	// Twice as much as can be shown is enough, whatever gets trimmed; a minified line may be megabytes long.
	const line = text.slice(start, Math.min(lineEnd < 0 ? text.length : lineEnd, start + 2 * MAX_CHARS));
	const visible = line
		.trim()
		.replace(/[^\p{L}\p{N}\p{P}\p{S} ]|\p{Co}|[\u115f\u1160\u3164\uffa0\u2800]/gu, escapeCharacter);
	return clip(visible);
}

function escapeCharacter(character: string): string {
	return character === "\t" ? " " : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function clip(text: string): string {
	if (text.length <= MAX_CHARS) return text;
	return `${text.slice(0, MAX_CHARS - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
