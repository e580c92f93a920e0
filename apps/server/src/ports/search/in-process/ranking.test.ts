import { describe, expect, it } from "vitest";
import type { SearchDocument } from "../port.ts";
import { SearchIndex } from "./search-index.ts";

/** Name, author, description, tags, installs: made up, small, and full of near misses. */
const CATALOGUE: [name: string, author: string, description: string, tags: string[], installs: number][] = [
	["Timer", "Ada Brook", "Counts down from a time you set.", ["clock"], 40],
	["Timeline", "Ben Stone", "Draws the dates of a note as a line.", ["dates"], 90_000],
	["Kitchen Timer", "Cara Field", "Several timers at once, with sounds.", ["clock"], 5_000],
	["word-count", "Ada Brook", "Counts words and characters while you are writing.", ["statistics"], 700],
	["WordCloud", "Dora Hill", "Shows frequent words large.", ["statistics", "chart"], 9_000],
	["Count Down", "Eli Wood", "Days that are left until a date.", ["dates"], 60],
	["Calendar", "Fay Lake", "A month at a glance.", ["dates"], 250_000],
	["MagicCalendar", "Gus Reed", "Finds appointments in what you wrote.", ["dates"], 300],
	["Table Tidy", "Hal Moor", "Aligns columns of Markdown tables and sorts rows.", ["markdown"], 1_000],
	["Markdown", "Ida Glen", "Previews headings, lists and links.", ["preview"], 20],
	["Markdown Lint", "Jon Dale", "Finds faults of style in Markdown.", ["markdown", "style"], 30_000],
	["表計算", "Ken Sato", "スプレッドシートを編集します。", [], 10],
	["Écran Noir", "Léa Roux", "Un thème sombre.", ["theme"], 10],
	["C++ Snippets", "Max Vale", "Short forms for loops and classes.", ["snippets"], 10],
	["Snippets", "Ned Ford", "Short forms for everything.", ["snippets"], 10],
];

const idOf = (name: string) => `acme.${name.toLowerCase().replace(/[^\p{L}]+/gu, "-")}`;

function documentOf([name, author, description, tags, installs]: (typeof CATALOGUE)[number]): SearchDocument {
	return {
		id: idOf(name),
		publisher: "acme",
		author,
		name: idOf(name).slice("acme.".length),
		displayName: name,
		description,
		category: "other",
		tags,
		installable: true,
		permissions: [],
		installs,
		rating: 3,
		ratings: 0,
		average: null,
		trend: 0,
		publishedAt: new Date(0),
		updatedAt: new Date(0),
	};
}

function openIndex(): SearchIndex {
	const index = new SearchIndex();
	for (const entry of CATALOGUE) index.put(documentOf(entry));
	return index;
}

const ask = (index: SearchIndex, q: string) => index.query({ q, sort: "relevance", limit: 20, offset: 0 }).ids;

describe("the ranking", () => {
	const index = openIndex();

	it.each([
		["timer", "Timer", "an exact name before a more popular one that contains it"],
		["markdown", "Markdown", "an exact name before more popular ones that begin so"],
		["wordcount", "word-count", "a name however its words are joined"],
		["Word Count", "word-count", "a name however it is written"],
		["calender", "Calendar", "a name with a mistaken letter"],
		["tabel tidy", "Table Tidy", "a name with two letters swapped"],
		["kitchn timer", "Kitchen Timer", "a name with a letter left out"],
		["markdownlint", "Markdown Lint", "a name without its blank"],
		["markdown li", "Markdown Lint", "a name that is half typed"],
		["cal", "Calendar", "of names that begin so, the one that more of was typed"],
		["timer ada", "Timer", "a name with its author"],
		["gus calendar", "MagicCalendar", "an author before the name, and a word inside a name"],
		["counts characters writing", "word-count", "three words of a description"],
		["sorted row", "Table Tidy", "other forms of words"],
		["apointments", "MagicCalendar", "a misspelt word of a description"],
		["表計", "表計算", "the beginning of a name in a script without spaces"],
		["シート", "表計算", "a word inside a sentence without spaces"],
		["ecran noir", "Écran Noir", "a name without its accents"],
	])("answers %j with %s first: %s", (q, name) => {
		expect(ask(index, q)[0]).toBe(idOf(name));
	});

	it("leaves out what lacks a word as long as something has them all", () => {
		expect(ask(index, "counts words")).toEqual([idOf("word-count")]);
		expect(ask(index, "previews lists quickly")).toEqual([idOf("Markdown")]);
	});

	it("lets popularity decide only between equals", () => {
		expect(ask(index, "dates").slice(0, 2)).toEqual([idOf("Calendar"), idOf("Timeline")]);
		expect(ask(index, "count")[0]).not.toBe(idOf("Calendar"));
	});

	it("forgets all words of what is removed, and keeps figures that change without its words", () => {
		const changing = openIndex();
		for (const entry of CATALOGUE) changing.put({ ...documentOf(entry), installs: 1 });
		expect(changing.query({ q: "", sort: "popular", limit: 1, offset: 0 }).total).toBe(CATALOGUE.length);
		for (const entry of CATALOGUE) changing.remove(documentOf(entry).id);
		for (const q of ["timer", "calender", "dates", "表計", ""]) expect(ask(changing, q)).toEqual([]);
		expect(changing.size).toBe(0);
	});

	it("answers the longest and strangest texts at once", () => {
		for (const q of [
			"a ".repeat(100),
			"😀".repeat(100),
			"x".repeat(200),
			"constructor __proto__ toString",
			"ﷺ".repeat(100),
		]) {
			const before = performance.now();
			ask(index, q);
			expect(performance.now() - before).toBeLessThan(250);
		}
	});
});
