import { expect, it } from "vitest";
import { markdownLink } from "./markdown-link.ts";

it("writes a link", () => {
	expect(markdownLink("Annex - Wikipedia", "https://en.wikipedia.org/wiki/Annex")).toBe(
		"[Annex - Wikipedia](https://en.wikipedia.org/wiki/Annex)",
	);
});

it("lets no title end the link or bring markup of its own", () => {
	expect(markdownLink("a](https://evil.example) <b>*`", "https://a.example/")).toBe(
		"[a\\](https://evil.example) \\<b\\>\\*\\`](https://a.example/)",
	);
});

it("lets no address end the link", () => {
	expect(markdownLink("t", "https://a.example/b_(c)")).toBe("[t](https://a.example/b_%28c%29)");
});
