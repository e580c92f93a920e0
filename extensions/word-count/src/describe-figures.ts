import type { TextFigures } from "./count-text.ts";

/** One line for a notification: "1,204 words · 6,950 characters · 6 min". */
export function summary(figures: TextFigures): string {
	return [
		amount(figures.words, "word"),
		amount(figures.characters, "character"),
		figures.readingMinutes === 0 ? "nothing to read" : `${figures.readingMinutes} min to read`,
	].join(" · ");
}

/** One figure a line, for a dialog. */
export function details(figures: TextFigures): string {
	return [
		amount(figures.words, "word"),
		`${amount(figures.characters, "character")}, ${number(figures.charactersWithoutSpaces)} without spaces`,
		amount(figures.sentences, "sentence"),
		amount(figures.paragraphs, "paragraph"),
		`About ${amount(figures.readingMinutes, "minute")} to read`,
	].join("\n");
}

/** "1 word", "1,204 words". */
export function amount(count: number, noun: string): string {
	return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function number(value: number): string {
	return value.toLocaleString("en-US");
}
