import { expect, it } from "vitest";
import { chordOf } from "./chord.ts";

const keys = (key: string, code: string, held: object = {}) => ({
	key,
	code,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	...held,
});

it.each([
	[keys("E", "KeyE", { ctrlKey: true, shiftKey: true }), "Mod+Shift+E"],
	[keys("e", "KeyE", { metaKey: true, shiftKey: true }), "Mod+Shift+E"],
	[keys("PageDown", "PageDown", { altKey: true }), "Alt+PageDown"],
	[keys("√", "KeyV", { altKey: true }), "Alt+V"],
	[keys("e", "KeyE"), undefined],
	[keys("E", "KeyE", { shiftKey: true }), undefined],
])("names what is held together: %j → %s", (event, chord) => {
	expect(chordOf(event)).toBe(chord);
});
