import { expect, test } from "vitest";
import type { HostKeybinding } from "./host-contributions.ts";
import { type PressedKey, shortcutMatcher, strokeOf } from "./shortcuts.ts";

function pressed(key: string, code: string, held = ""): PressedKey {
	return {
		key,
		code,
		ctrlKey: held.includes("c"),
		metaKey: held.includes("m"),
		altKey: held.includes("a"),
		shiftKey: held.includes("s"),
		getModifierState: (name) => name === "AltGraph" && held.includes("G"),
	};
}

test.each([
	[pressed("K", "KeyK", "cs"), "Ctrl+Shift+K"],
	[pressed("k", "KeyV", "a"), "Alt+K"],
	[pressed("л", "KeyK", "c"), "Ctrl+K"],
	[pressed("˚", "KeyK", "a"), "Alt+K"],
	[pressed("!", "Digit1", "cs"), "Ctrl+Shift+1"],
	[pressed("ArrowUp", "ArrowUp", "ca"), "Ctrl+Alt+Up"],
	[pressed("Shift", "ShiftLeft", "s"), undefined],
	[pressed("@", "KeyQ", "caG"), undefined],
])("%o is %s", (event, stroke) => {
	expect(strokeOf(event)).toBe(stroke);
});

const binding = (command: string, keys: string, more: Partial<HostKeybinding> = {}): HostKeybinding => ({
	id: command,
	command,
	extensionId: "acme.a",
	title: command,
	keys,
	chosen: false,
	...more,
});
const now = { at: 0, typing: true, context: {} };

test("the first that fits and whose condition holds wins", () => {
	const bindings = [
		binding("csv", "Alt+K", { when: "languageId == csv" }),
		binding("kept", "Alt+K", { yieldsTo: { kind: "app" } }),
		binding("removed", ""),
		binding("any", "Alt+K"),
	];
	const match = shortcutMatcher();
	expect(match("Alt+K", now, bindings)).toMatchObject({ outcome: "run", binding: { command: "any" } });
	expect(match("Alt+K", { ...now, context: { languageId: "csv" } }, bindings)).toMatchObject({
		binding: { command: "csv" },
	});
	expect(match("Alt+L", now, bindings)).toEqual({ outcome: "none" });
});

test("waits for the second of two strokes, swallows one that leads nowhere, and not for ever", () => {
	const bindings = [binding("both", "Alt+G Alt+B"), binding("c", "C")];
	const match = shortcutMatcher();
	expect(match("Alt+G", now, bindings)).toEqual({ outcome: "wait" });
	expect(match("Alt+B", { ...now, at: 400 }, bindings)).toMatchObject({ outcome: "run" });
	expect(match("Alt+G", now, bindings)).toEqual({ outcome: "wait" });
	expect(match("C", { ...now, at: 400, typing: false }, bindings)).toEqual({ outcome: "wait" });
	expect(match("Alt+G", now, bindings)).toEqual({ outcome: "wait" });
	expect(match("Alt+B", { ...now, at: 4_000 }, bindings)).toEqual({ outcome: "none" });
});

test("plain letters stay text where somebody types", () => {
	const bindings = [binding("c", "C"), binding("chord", "G B"), binding("f", "Shift+F2")];
	const match = shortcutMatcher();
	expect(match("C", now, bindings)).toEqual({ outcome: "none" });
	expect(match("G", now, bindings)).toEqual({ outcome: "none" });
	expect(match("Shift+F2", now, bindings)).toMatchObject({ outcome: "run" });
	expect(match("C", { ...now, typing: false }, bindings)).toMatchObject({ outcome: "run" });
	expect(match("G", { ...now, typing: false }, bindings)).toEqual({ outcome: "wait" });
	expect(match("B", { ...now, typing: false }, bindings)).toMatchObject({ outcome: "run" });
});
