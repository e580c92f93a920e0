import { expect, test } from "vitest";
import { harmlessText } from "./harmless-text.ts";

test("leaves honest text of any script alone", () => {
	for (const text of ["Ünïcode", "日本語", "שלום", "नमस्ते", "👩‍👩‍👧 family", "a & <b>"]) {
		expect(harmlessText(text, { max: 100, lines: "one" })).toBe(text);
	}
});

test("writes out what hides or reorders", () => {
	expect(harmlessText("a\u202eb\u200bc\u0007\u{e0041}", { max: 100, lines: "one" })).toBe(
		"a⟨U+202E⟩b⟨U+200B⟩c⟨U+0007⟩⟨U+E0041⟩",
	);
});

test("clips to the limit, with a mark, and keeps one line where one is wanted", () => {
	expect(harmlessText("x".repeat(20), { max: 10, lines: "one" })).toBe(`${"x".repeat(9)}…`);
	expect(harmlessText(" a \n\n b\t", { max: 10, lines: "one" })).toBe("a b");
	expect(harmlessText("a\r\n\r\n\r\nb", { max: 10, lines: "many" })).toBe("a\n\nb");
});
