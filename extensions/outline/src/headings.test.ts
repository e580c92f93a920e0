import { describe, expect, it } from "vitest";
import { headingsOf } from "./headings.ts";
import { outlineText } from "./outline-text.ts";

const titles = (markdown: string) => headingsOf(markdown).map(({ level, text }) => `${level} ${text}`);

describe("headingsOf", () => {
	it("finds headings with # and underlined ones", () => {
		expect(titles("# One\n\n## Two ##\nThree\n===\nFour\n---\n   ###### Six\n#\tTab")).toEqual([
			"1 One",
			"2 Two",
			"1 Three",
			"2 Four",
			"6 Six",
			"1 Tab",
		]);
	});

	it.each([
		["seven marks", "####### no"],
		["no space", "#no"],
		["nothing after the mark", "#\n\n##  ##"],
		["a code block", "```md\n# no\n```\n~~~\n# no\n```\n~~~"],
		["a longer fence around a shorter one", "````\n```\n# no\n```\n````"],
		["a fence that is never closed", "```\n# no"],
		["indented code", "    # no"],
		["front matter", "---\ntitle: x\n# no\n---\n"],
		["a rule below a list or a blank line", "- item\n---\n\n---\n> quote\n---"],
	])("takes %s for no heading", (_, markdown) => {
		expect(titles(markdown)).toEqual([]);
	});

	it("goes on after a code block and after front matter", () => {
		expect(titles("---\na: b\n---\n# One\n```js\n# no\n```\n## Two")).toEqual(["1 One", "2 Two"]);
	});

	it("shows the words without Markdown's marks", () => {
		expect(titles("# **Bold** `code` [link](http://x) \\# snake_case")).toEqual(["1 Bold code link # snake_case"]);
	});

	it("makes slugs that are unique, in any script", () => {
		const slugs = headingsOf("# Hello, World!\n# Hello World\n# Grüße 世界\n# C++ & C#").map(({ slug }) => slug);
		expect(slugs).toEqual(["hello-world", "hello-world-1", "grüße-世界", "c--c"]);
	});

	it("tells where each heading stands", () => {
		const text = "intro\n\nTitle\n=====\n## Two\n";
		expect(headingsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Title\n=====", "## Two"]);
	});

	it("reads a hostile text in a moment", () => {
		const began = performance.now();
		for (const text of ["*".repeat(50_000), "`".repeat(50_000), "[".repeat(50_000), "# ".repeat(25_000)]) {
			headingsOf(`# ${text}`);
			headingsOf(`---\n${text}`);
		}
		expect(performance.now() - began).toBeLessThan(3_000);
	});
});

describe("outlineText", () => {
	it("indents by level, from the highest one that there is", () => {
		expect(outlineText(headingsOf("## A\n### B\n## C"))).toBe("A\n\u2003B\nC");
	});

	it("never exceeds what a dialog takes, and says how much is left out", () => {
		const text = outlineText(headingsOf(Array.from({ length: 300 }, (_, n) => `# Chapter ${n}`).join("\n")));
		expect(text.length).toBeLessThanOrEqual(1_000);
		expect(text).toMatch(/\n… and \d+ more$/);
	});
});
