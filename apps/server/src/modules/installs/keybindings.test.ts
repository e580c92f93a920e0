import { describe, expect, it } from "vitest";
import { mergedKeybindings } from "./keybindings.ts";

describe("mergedKeybindings", () => {
	it("merges, keeps a removed shortcut as the empty text, and forgets what is null", () => {
		expect(mergedKeybindings({ a: "Alt+A", b: "Alt+B" }, { b: null, c: "" })).toEqual({ a: "Alt+A", c: "" });
	});

	it("refuses more than a manifest could declare", () => {
		const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`c${index}`, "Alt+A"]));
		expect(() => mergedKeybindings({}, many)).toThrow(expect.objectContaining({ code: "keybindings_too_many" }));
	});
});
