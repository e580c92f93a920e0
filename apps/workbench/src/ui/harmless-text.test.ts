import { describe, expect, it } from "vitest";
import { harmlessLines, harmlessText, revealedLine } from "./harmless-text.ts";

describe("harmlessText", () => {
	it("leaves ordinary names in any script alone", () => {
		for (const name of ["Word Count", "Zählwerk", "字数统计", "מונה מילים", "عدّاد الكلمات", "Größe & <b>"]) {
			expect(harmlessText(name)).toBe(name.normalize("NFC"));
		}
	});

	it.each([
		["a right-to-left override", "Safe \u202etxt.exe", "Safe \ufffdtxt.exe"],
		["an isolate that is never closed", "a\u2067b", "a\ufffdb"],
		["a zero-width space", "ad\u200bmin", "ad\ufffdmin"],
		["a control character", "a\u0007b\u0000", "a\ufffdb\ufffd"],
		["tag characters", "ok\u{e0061}", "ok\ufffd"],
		["a byte order mark", "\ufeffname", "\ufffdname"],
	])("makes %s visible", (_, text, shown) => {
		expect(harmlessText(text)).toBe(shown);
	});

	it("keeps everything on one line", () => {
		expect(harmlessText("one\r\ntwo\tthree\u2028four")).toBe("one two three\ufffdfour");
	});

	it("folds wide and empty-looking blanks into one space", () => {
		expect(harmlessText("  a\u3000\u2800\u3164 b  ")).toBe("a b");
	});

	it("does not let marks pile up over the lines above", () => {
		const piled = `a${"\u0301".repeat(40)}`;
		expect(harmlessText(piled).length).toBeLessThan(8);
	});

	it("clips a long text, counting whole characters", () => {
		expect(harmlessText("😀".repeat(50), 10)).toBe(`${"😀".repeat(9)}…`);
	});
});

describe("harmlessLines", () => {
	it("keeps line breaks, but only so many", () => {
		expect(harmlessLines("a\r\nb\u202e\nc", 100, 2)).toBe("a\nb\ufffd");
	});
});

describe("revealedLine", () => {
	it("writes hidden characters out and keeps the indentation", () => {
		expect(revealedLine('\t\tif (x) "\u202e"')).toBe('\t\tif (x) "⟨U+202E⟩"');
	});
});
