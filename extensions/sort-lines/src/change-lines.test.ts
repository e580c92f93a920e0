import { expect, it } from "vitest";
import { changeLines } from "./change-lines.ts";
import { operations, sortUp } from "./operations.ts";

const named = (label: string) => {
	const found = operations.find((operation) => operation.label === label);
	if (found === undefined) throw new TypeError(label);
	return found;
};
const nothing = { start: 0, end: 0 };

it.each([
	["Sort from A to Z", "b\nitem 10\nitem 9\na", "a\nb\nitem 9\nitem 10"],
	["Sort from Z to A", "a\nb", "b\na"],
	["Reverse", "1\n2\n3", "3\n2\n1"],
	["Unique", "a\nb\na", "a\nb"],
	["Drop empty lines", "a\n\n \nb", "a\nb"],
	["UPPER CASE", "straße", "STRASSE"],
	["lower case", "ÄB", "äb"],
	["Title Case", "the o'neill ünit", "The O'neill Ünit"],
])("%s: %j becomes %j", (label, text, changed) => {
	expect(changeLines(text, nothing, named(label))).toEqual({ start: 0, end: text.length, text: changed });
});

it("keeps the line break at the end of the document where it is", () => {
	expect(changeLines("b\na\n", nothing, sortUp)).toEqual({ start: 0, end: 3, text: "a\nb" });
});

it("takes every line that the selection touches as a whole, and no other", () => {
	const text = "z\nbb\naa\nm";
	expect(changeLines(text, { start: 3, end: 6 }, sortUp)).toEqual({ start: 2, end: 7, text: "aa\nbb" });
	expect(changeLines(text, { start: 2, end: 8 }, sortUp)).toEqual({ start: 2, end: 7, text: "aa\nbb" });
	expect(changeLines(text, { start: 0, end: 4 }, sortUp)).toEqual({ start: 0, end: 4, text: "bb\nz" });
});

it("changes nothing where nothing would change", () => {
	expect(changeLines("a\nb", nothing, sortUp)).toBeUndefined();
	expect(changeLines("", nothing, sortUp)).toBeUndefined();
});
