import { expect, test } from "vitest";
import { parseWhen, whenHolds } from "./when.ts";
import type { WhenContext } from "./when-context.ts";

const markdown: WhenContext = { editorFocus: true, hasSelection: false, languageId: "markdown", fileName: "to do.md" };

test.each([
	["editorFocus", true],
	["hasSelection", false],
	["!hasSelection", true],
	["languageId == markdown", true],
	["languageId != markdown", false],
	["fileName == 'to do.md'", true],
	["editorFocus == true", true],
	["isPhone == false", true],
	["view", false],
	["view == ''", true],
	["hasSelection || editorFocus && languageId == csv", false],
	["(hasSelection || editorFocus) && languageId == markdown", true],
	["!(editorFocus && !hasSelection)", false],
	["!!editorFocus", true],
])("%s is %s", (clause, expected) => {
	expect(whenHolds(clause, markdown)).toBe(expected);
});

test("a flag that nothing was said about is false, as it is when it is compared", () => {
	expect(whenHolds("isOffline", markdown)).toBe(false);
	expect(whenHolds("!isOffline", markdown)).toBe(true);
	expect(whenHolds("isOffline == false", markdown)).toBe(true);
});

test("an absent condition always holds, and one that cannot be read never", () => {
	expect(whenHolds(undefined, {})).toBe(true);
	expect(whenHolds("editorFocus ==", markdown)).toBe(false);
});

test.each([
	["", "ends too early"],
	["editorFocus &&", "ends too early"],
	["editorFocus hasSelection", "Take out"],
	["(editorFocus", "Close the parenthesis"],
	["languageId == ", "compared with"],
	["languageId = markdown", "position"],
	["languageId == 'a\\'b'", "position"],
	["constructor", "Use one of"],
	["__proto__", "position"],
	["alert(1)", "Use one of"],
	["editorFocus; alert", "position"],
	["`x`", "position"],
])("refuses %j and says why", (clause, why) => {
	expect(parseWhen(clause)).toMatchObject({ fault: expect.stringContaining(why) });
});

test("stays quick and shallow, however a clause is built", () => {
	expect(parseWhen(`${"!".repeat(150)}editorFocus`)).toMatchObject({ fault: expect.stringContaining("deep") });
	expect(parseWhen(`${"(".repeat(90)}editorFocus${")".repeat(90)}`)).toMatchObject({
		fault: expect.stringContaining("deep"),
	});
	expect(parseWhen("a".repeat(10_000))).toMatchObject({ fault: expect.stringContaining("characters") });
});
