import { expect, test } from "vitest";
import { keystrokesMeet, onMachine, parseKeystrokes } from "./keystrokes.ts";
import { reservedStrokes } from "./reserved-strokes.ts";

test.each([
	["ctrl+alt+k", "Ctrl+Alt+K"],
	["Shift+Alt+Mod+k", "Mod+Alt+Shift+K"],
	["g b", "G B"],
	["alt+;", "Alt+;"],
	["Mod+Alt+pageDown", "Mod+Alt+PageDown"],
])("%s is %s", (written, keys) => {
	expect(parseKeystrokes(written)).toEqual({ keys });
});

test.each(["Mod+constructor", "constructor+K", "Alt+__proto__", "__proto__", "Alt+K constructor"])(
	"%s, a name that every object has, is no key",
	(written) => {
		expect(parseKeystrokes(written)).toMatchObject({ fault: expect.stringContaining("Write a stroke") });
	},
);

test("nobody gets what the browser keeps or writing needs, however it is spelled", () => {
	for (const stroke of [...reservedStrokes.browser, ...reservedStrokes.text]) {
		for (const spelled of [
			stroke,
			stroke.toLowerCase(),
			stroke.replace("Mod+", "cmd+"),
			stroke.replace("Mod+", "control+"),
		]) {
			expect(parseKeystrokes(spelled), spelled).toMatchObject({ fault: expect.stringContaining("belongs to") });
			expect(parseKeystrokes(`${spelled} k`), spelled).toMatchObject({ fault: expect.stringContaining("belongs to") });
		}
	}
});

test("Mod is the machine's own key", () => {
	expect(onMachine("Mod+Alt+K", false)).toBe("Ctrl+Alt+K");
	expect(onMachine("Mod+Alt+K", true)).toBe("Meta+Alt+K");
	expect(onMachine("Alt+Shift+K Mod+Alt+B", false)).toBe("Alt+Shift+K Ctrl+Alt+B");
});

test("two shortcuts meet when they are the same, or when one is how the other begins", () => {
	expect(keystrokesMeet("Alt+G", "Alt+G")).toBe(true);
	expect(keystrokesMeet("Alt+G", "Alt+G Alt+B")).toBe(true);
	expect(keystrokesMeet("Alt+G Alt+B", "Alt+G Alt+C")).toBe(false);
	expect(keystrokesMeet("Alt+G", "Alt+G1")).toBe(false);
});
