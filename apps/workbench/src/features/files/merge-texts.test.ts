import { describe, expect, it } from "vitest";
import { difference, mergeTexts } from "./merge-texts.ts";

describe("the difference of two texts", () => {
	it.each([
		["abc", "abc", undefined],
		["abc", "abXc", { from: 2, to: 2, insert: "X" }],
		["aaa", "aa", { from: 2, to: 3, insert: "" }],
		["", "x", { from: 0, to: 0, insert: "x" }],
		["one two", "one 2", { from: 4, to: 7, insert: "2" }],
	])("of %j and %j is the smallest range", (before, after, expected) => {
		expect(difference(before, after)).toEqual(expected);
	});

	it("keeps characters of two units whole", () => {
		expect(difference("a😀b", "a😁b")).toEqual({ from: 1, to: 3, insert: "😁" });
		expect(difference("a\u{1f600}b", "a\u{1fa00}b")).toEqual({ from: 1, to: 3, insert: "\u{1fa00}" });
	});
});

describe("merging", () => {
	it("keeps what both sides changed in different places", () => {
		expect(mergeTexts("one two three", "ONE two three", "one two THREE")).toBe("ONE two THREE");
		expect(mergeTexts("one two three", "one two three!", "zero one two three")).toBe("zero one two three!");
	});

	it("takes the side that changed when the other did not", () => {
		expect(mergeTexts("a", "a", "b")).toBe("b");
		expect(mergeTexts("a", "b", "a")).toBe("b");
		expect(mergeTexts("a", "b", "b")).toBe("b");
	});

	it("gives up where both changed the same place, rather than lose one side", () => {
		expect(mergeTexts("one two", "one 2", "one ii")).toBeUndefined();
		expect(mergeTexts("ab", "aXb", "aYb")).toBeUndefined();
	});
});
