import { describe, expect, it } from "vitest";
import { findMatches, patternOf, type SearchQuery } from "./find-matches.ts";

const query = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
	text,
	matchCase: false,
	wholeWord: false,
	regularExpression: false,
	replacement: null,
	...more,
});
const texts = (text: string, looked: SearchQuery) => findMatches(text, looked, 100).map((match) => match.text);

describe("matches", () => {
	it("say where they are and what stands around them", () => {
		expect(findMatches("one\n\ntwo three two\n", query("two"), 100)).toMatchObject([
			{ start: 5, end: 8, line: 3, before: "", text: "two", after: " three two" },
			{ start: 15, end: 18, line: 3, before: "two three ", text: "two", after: "" },
		]);
	});

	it("mind case and whole words only when asked to", () => {
		expect(texts("Cat cat scatter", query("cat"))).toEqual(["Cat", "cat", "cat"]);
		expect(texts("Cat cat scatter", query("cat", { matchCase: true }))).toEqual(["cat", "cat"]);
		expect(texts("Cat cat scatter", query("cat", { wholeWord: true }))).toEqual(["Cat", "cat"]);
		expect(texts("über übermorgen", query("über", { wholeWord: true }))).toEqual(["über"]);
	});

	it("take a text as it is typed, signs included", () => {
		expect(texts("a.b (a-b) [x] $1 \\d / {2}", query("(a-b) [x] $1 \\d / {2}"))).toHaveLength(1);
		expect(texts("aXb", query("a.b"))).toEqual([]);
		expect(texts("a😀b", query("😀"))).toEqual(["😀"]);
	});

	it("stop at the limit, and leave out empty ones", () => {
		expect(findMatches("aaaa", query("a"), 2)).toHaveLength(2);
		expect(texts("bab", query("a*", { regularExpression: true }))).toEqual(["a"]);
	});

	it("stay short where a line is endless", () => {
		const [match] = findMatches(`${"x".repeat(10_000)}needle${"y".repeat(10_000)}`, query("needle"), 10);
		expect((match?.before.length ?? 0) + (match?.after.length ?? 0)).toBeLessThanOrEqual(200);
	});
});

describe("replacements", () => {
	it("fill in what a regular expression found", () => {
		const looked = query("(?<year>\\d{4})-(\\d\\d)", { regularExpression: true, replacement: "$2/$<year> $& $$ $9" });
		expect(findMatches("2024-05", looked, 10)[0]?.replacement).toBe("05/2024 2024-05 $ $9");
	});

	it("are what was typed where the query is plain text", () => {
		expect(findMatches("a", query("a", { replacement: "$&" }), 10)[0]?.replacement).toBe("$&");
	});
});

it("a pattern that is none says so", () => {
	expect(() => patternOf(query("(", { regularExpression: true }))).toThrow(SyntaxError);
});
