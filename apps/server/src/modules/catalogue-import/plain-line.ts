/**
 * One line that people read, of what a stranger wrote: without control characters, line breaks and anything that hides
 * or reorders text, at most `max` characters. Still text, never markup.
 */
export function plainLine(text: string, max: number): string {
	const line = text
		.normalize("NFC")
		.replace(/[\p{Cc}\s\u2028\u2029]+/gu, " ")
		// Joiners belong to Persian, Indic scripts and emoji.
		.replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cs}]/gu, "")
		.trim();
	return [...line].slice(0, max).join("");
}
