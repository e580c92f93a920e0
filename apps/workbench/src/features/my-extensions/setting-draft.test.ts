import type { Setting } from "@annex/manifest";
import { expect, test } from "vitest";
import { rangeWords, readDraft } from "./setting-draft.ts";

const goal: Setting = { key: "goal", type: "number", default: 5, min: 0, max: 10, title: "Goal" };

test.each([
	["7", { value: 7 }],
	[" 7.5 ", { value: 7.5 }],
	["", { fault: "Use a number." }],
	["1e1", { fault: "Use a number." }],
	["seven", { fault: "Use a number." }],
	["11", { fault: "Use at most 10." }],
])("reads %j as a number", (typed, draft) => {
	expect(readDraft(goal, typed)).toEqual(draft);
});

test("a text is taken as it was typed, and checked by its declaration", () => {
	const name: Setting = { key: "name", type: "string", default: "", max: 3, title: "Name" };
	expect(readDraft(name, " a ")).toEqual({ value: " a " });
	expect(readDraft(name, "abcd")).toEqual({ fault: "Use at most 3 characters." });
});

test("says what a number may be", () => {
	expect(rangeWords(goal)).toBe("From 0 to 10.");
	expect(rangeWords({ key: "a", type: "number", default: 1, min: 1, title: "A" })).toBe("At least 1.");
	expect(rangeWords({ key: "a", type: "string", default: "", min: 1, title: "A" })).toBe("");
});
