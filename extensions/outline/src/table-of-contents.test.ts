import { expect, it } from "vitest";
import { contentsEdit } from "./table-of-contents.ts";

function renewed(markdown: string): string {
	const edit = contentsEdit(markdown);
	return edit ? markdown.slice(0, edit.start) + edit.text + markdown.slice(edit.end) : markdown;
}

it("stands below the title and leaves the title out", () => {
	expect(renewed("# Title\n\nText\n\n## One\n### Deep\n## Two\n")).toBe(
		"# Title\n\n<!-- contents -->\n\n- [One](#one)\n  - [Deep](#deep)\n- [Two](#two)\n\n<!-- /contents -->\n\nText\n\n## One\n### Deep\n## Two\n",
	);
});

it("stands before the first heading when there is no title", () => {
	expect(renewed("Text\n\n## One\n")).toBe(
		"Text\n\n<!-- contents -->\n\n- [One](#one)\n\n<!-- /contents -->\n\n## One\n",
	);
});

it("is renewed where it stands, and changes nothing when it is up to date", () => {
	const once = renewed("# Title\n\n## One\n");
	expect(contentsEdit(once)).toBeUndefined();
	const moved = `# Title\n\nIntro first.\n\n<!-- contents -->old<!-- /contents -->\n\n## New\n`;
	expect(renewed(moved)).toBe(
		"# Title\n\nIntro first.\n\n<!-- contents -->\n\n- [New](#new)\n\n<!-- /contents -->\n\n## New\n",
	);
});

it("has nothing to say about a text with a title alone or without headings", () => {
	expect(contentsEdit("# Title\n\nText")).toBeUndefined();
	expect(contentsEdit("")).toBeUndefined();
});

it("keeps brackets in a heading from ending the link", () => {
	expect(renewed("## a ] b\n")).toContain("- [a \\] b](#a--b)");
});
