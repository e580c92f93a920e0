import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { fillIn, readSnippets, withSnippet } from "./snippets.ts";

it("reads names and texts, several lines long", () => {
	expect(readSnippets("Hi\nHello\n---\n Bye \nYours\n\nAda\n")).toEqual([
		{ label: "Hi", text: "Hello" },
		{ label: "Bye", text: "Yours\n\nAda" },
	]);
});

it("leaves out what has no name or no text, and takes hyphens inside a line as text", () => {
	expect(readSnippets("")).toEqual([]);
	expect(readSnippets("Only a name\n---\n\n---\nList\n--- a\n----")).toEqual([{ label: "List", text: "--- a\n----" }]);
});

it("adds a snippet, or replaces the one of its name", () => {
	expect(withSnippet("A\n1", { label: "B", text: "2" })).toBe("A\n1\n---\nB\n2");
	expect(withSnippet("A\n1\n---\nB\n2", { label: "A", text: "3" })).toBe("B\n2\n---\nA\n3");
});

it("fills in date, time and selection once, and nothing else", () => {
	const now = new Date(2026, 0, 2, 3, 4);
	expect(fillIn("{date} {time} {selection} {x}", { selection: "{date}", now })).toBe("2026-01-02 03:04 {date} {x}");
});

it("the snippets of a first visit are all readable", async () => {
	const manifest = JSON.parse(await readFile(new URL("../manifest.json", import.meta.url), "utf8"));
	expect(readSnippets(manifest.contributes.settings[0].default).map(({ label }) => label)).toEqual([
		"Date",
		"Letter",
		"Meeting notes",
	]);
});
