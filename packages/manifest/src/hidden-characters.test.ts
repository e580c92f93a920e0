import { describe, expect, it } from "vitest";
import { codePointName, hiddenCharacters } from "./hidden-characters.ts";

describe("hiddenCharacters", () => {
	it.each([
		["a\u0000b", "control"],
		["a\u202eb", "bidi"],
		["a\u200fb", "bidi"],
		["a\u200bb", "invisible"],
		["a\u00adb", "invisible"],
		["a \u200db", "invisible"],
		["a\u{e0041}b", "tag"],
		["a\ufe01b", "variation-selector"],
		["a\u{e0101}b", "variation-selector"],
		["a\ufe0f\ufe0fb", "variation-selector"],
		["a\ue000b", "private-use"],
		["a\ud800b", "unpaired"],
	])("finds %j to be %s", (text, kind) => {
		expect(hiddenCharacters(text)[0]).toMatchObject({ kind });
	});

	it.each([
		"plain",
		"Ünïcödé",
		"tab\tand\r\nlines",
		"می\u200cخواهم",
		"👩\u200d👩\u200d👧",
		"❤\ufe0f",
		"日本語",
		"1\ufe0f\u20e3",
	])("finds nothing in %j", (text) => {
		expect(hiddenCharacters(text)).toEqual([]);
	});

	it("gives finds in order, with their offsets, up to the limit", () => {
		const text = "\u200b😀\u202e x\u200d";
		expect(hiddenCharacters(text).map(({ index }) => index)).toEqual([0, 3]);
		expect(hiddenCharacters("\u200b".repeat(500))).toHaveLength(100);
		expect(hiddenCharacters("\u200b".repeat(500), 3)).toHaveLength(3);
	});

	it("names code points as Unicode does", () => {
		expect([codePointName(0x202e), codePointName(0xe0041), codePointName(7)]).toEqual(["U+202E", "U+E0041", "U+0007"]);
	});
});
