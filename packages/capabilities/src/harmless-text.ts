import { codePointName, hiddenCharacters } from "@annex/manifest";

const MAX_HIDDEN = 10_000;

/**
 * Text from an extension, made safe to show: what hides or reorders other characters is written out as `⟨U+202E⟩`,
 * so that it can be seen and does nothing. The result is still text, never markup, and has at most `max` characters.
 */
export function harmlessText(text: string, { max, lines }: { max: number; lines: "one" | "many" }): string {
	let shown = visibleText(text);
	shown = lines === "one" ? shown.replace(/\s+/g, " ") : shown.replace(/\r\n?/g, "\n").replace(/\n{3,}/g, "\n\n");
	shown = shown.trim();
	return shown.length > max ? `${shown.slice(0, max - 1)}…` : shown;
}

/** The same for a text that a person goes on writing: nothing is trimmed, joined or clipped. */
export function visibleText(text: string): string {
	let shown = "";
	let from = 0;
	for (const { index, codePoint } of hiddenCharacters(text, MAX_HIDDEN)) {
		shown += `${text.slice(from, index)}⟨${codePointName(codePoint)}⟩`;
		from = index + (codePoint > 0xffff ? 2 : 1);
	}
	return shown + text.slice(from);
}
