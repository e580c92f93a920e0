import { expect, it } from "vitest";
import { addressAt } from "./address-at.ts";

const at = (text: string, position = text.indexOf("https") + 3) =>
	addressAt(text, { start: position, end: position })?.url;

it.each([
	["https://a.example/b", "https://a.example/b"],
	["See https://a.example/b, or not.", "https://a.example/b"],
	["Is it https://a.example/b?", "https://a.example/b"],
	["(see https://a.example/b_(c))", "https://a.example/b_(c)"],
	["<https://a.example/b>", "https://a.example/b"],
	["**https://a.example/b**", "https://a.example/b"],
	["日本https://a.example/日本 x", "https://a.example/日本"],
])("finds the address in %j", (text, url) => {
	expect(at(text)).toBe(url);
});

it("takes the address that the cursor touches, at either end, and none that it does not", () => {
	const text = "https://a.example/1 https://b.example/2 end";
	expect([0, 19, 20, 39].map((position) => at(text, position))).toEqual([
		"https://a.example/1",
		"https://a.example/1",
		"https://b.example/2",
		"https://b.example/2",
	]);
	expect(at(text, 41)).toBeUndefined();
	expect(addressAt(text, { start: 20, end: 39 })).toEqual({ start: 20, end: 39, url: "https://b.example/2" });
});

it("finds none in plain http, in half an address, or in nothing", () => {
	for (const text of ["http://a.example/", "https:// a", "", "word"]) expect(at(text, 0)).toBeUndefined();
});
