import { describe, expect, it } from "vitest";
import { countText, countWords, wordCounter } from "./count-text.ts";
import { details, summary } from "./describe-figures.ts";

describe("countText", () => {
	it("finds nothing in an empty text", () => {
		expect(countText("")).toEqual({
			words: 0,
			characters: 0,
			charactersWithoutSpaces: 0,
			sentences: 0,
			paragraphs: 0,
			readingMinutes: 0,
		});
	});

	it("counts words, sentences and paragraphs as a reader would", () => {
		const figures = countText("One two-three. It's four!\n\n\nA new paragraph? Yes.\n");
		expect(figures).toMatchObject({ words: 9, sentences: 4, paragraphs: 2, readingMinutes: 1 });
	});

	it.each([
		["Markdown marks are no words", "# **Bold** _and_ `code` --- ***", 3],
		["numbers are words", "12 apples, 3.5 pears", 4],
		["Chinese has words without spaces", "我喜欢写作", 3],
		["an emoji is no word", "👍🏽 👩‍👩‍👧 ok", 1],
	])("%s", (_, text, words) => {
		expect(countText(text).words).toBe(words);
		expect(countWords(text)).toBe(words);
	});

	it("counts an emoji or an accented letter as one character, however many code points it has", () => {
		expect(countText("👩‍👩‍👧e\u0301 x")).toMatchObject({ characters: 4, charactersWithoutSpaces: 3 });
	});

	it("counts a long book in a moment", () => {
		const began = performance.now();
		expect(countWords("lorem ipsum dolor ".repeat(50_000))).toBe(150_000);
		expect(performance.now() - began).toBeLessThan(5_000);
	});
});

it("counts a changing text as if it were counted anew", () => {
	const count = wordCounter();
	for (const text of [
		"",
		"one",
		"one two\nthree",
		"one two\nthree\nthree",
		"three",
		"日本語の文章\n\nthree's a crowd",
	]) {
		expect(count(text)).toBe(countWords(text));
	}
});

it("says figures with the right number and noun", () => {
	expect(summary(countText("Hello"))).toBe("1 word · 5 characters · 1 min to read");
	expect(summary(countText(""))).toBe("0 words · 0 characters · nothing to read");
	expect(details(countText("word ".repeat(1_200)))).toBe(
		"1,200 words\n6,000 characters, 4,800 without spaces\n1 sentence\n1 paragraph\nAbout 6 minutes to read",
	);
});
