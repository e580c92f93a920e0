export interface TextFigures {
	readonly words: number;
	/** As a reader would count them: an emoji or a letter with an accent is one. */
	readonly characters: number;
	readonly charactersWithoutSpaces: number;
	readonly sentences: number;
	readonly paragraphs: number;
	/** Whole minutes at 230 words a minute, at least one when there is a word. */
	readonly readingMinutes: number;
}

const WORDS_PER_MINUTE = 230;

/** Counts by the rules of Unicode, so that languages without spaces between words are counted too. */
export function countText(text: string): TextFigures {
	const words = countSegments(text, "word", (segment) => segment.isWordLike === true);
	return {
		words,
		characters: countSegments(text, "grapheme", () => true),
		charactersWithoutSpaces: countSegments(text, "grapheme", ({ segment }) => /\S/.test(segment)),
		sentences: countSegments(text, "sentence", ({ segment }) => /[\p{L}\p{N}]/u.test(segment)),
		paragraphs: text.split(/\n\s*\n/).filter((paragraph) => /\S/.test(paragraph)).length,
		readingMinutes: Math.ceil(words / WORDS_PER_MINUTE),
	};
}

/** Words alone: much faster than all figures together. */
export function countWords(text: string): number {
	return countSegments(text, "word", (segment) => segment.isWordLike === true);
}

/** Counts words of a text that changes little between two calls: lines that were there before are not counted again. */
export function wordCounter(): (text: string) => number {
	let known = new Map<string, number>();
	return (text) => {
		const seen = new Map<string, number>();
		let words = 0;
		for (const line of text.split("\n")) {
			const count = seen.get(line) ?? known.get(line) ?? countWords(line);
			seen.set(line, count);
			words += count;
		}
		known = seen;
		return words;
	};
}

function countSegments(
	text: string,
	granularity: "grapheme" | "word" | "sentence",
	counts: (segment: Intl.SegmentData) => boolean,
): number {
	let total = 0;
	for (const segment of new Intl.Segmenter(undefined, { granularity }).segment(text)) if (counts(segment)) total += 1;
	return total;
}
