import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SafeMarkdown } from "./safe-markdown.tsx";

const FILES = "/api/v1/extensions/acme.tool/versions/1.0.0/files/";
const render = (text: string) => renderToStaticMarkup(createElement(SafeMarkdown, { text, filesUrl: FILES }));

describe("a README by somebody we do not know", () => {
	it.each([
		"<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"<iframe src=https://evil.example></iframe>",
		"<svg><script>alert(1)</script></svg>",
		"<style>*{display:none}</style>",
		"<a href='javascript:alert(1)'>x</a>",
		"<form action=https://evil.example><input name=password></form>",
	])("draws nothing of the HTML %s", (html) => {
		expect(render(`before\n\n${html}\n\nafter`)).not.toMatch(/<(script|img|iframe|svg|style|a|form|input)\b/i);
	});

	it.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		"java\tscript:alert(1)",
		"data:text/html,<script>alert(1)</script>",
		"vbscript:x",
		"file:///etc/passwd",
		"//evil.example/x",
		"/api/v1/auth/logout",
		"blob:https://x",
	])("makes no link to %s", (url) => {
		expect(render(`[press me](<${url}>)`)).not.toContain("<a");
	});

	it("lets links to the web open elsewhere, without a way back", () => {
		expect(render("[guide](https://example.com/a?b=c)")).toContain(
			'<a href="https://example.com/a?b=c" target="_blank" rel="noopener noreferrer nofollow ugc">guide</a>',
		);
	});

	it.each([
		"https://tracker.example/pixel.gif",
		"//tracker.example/x",
		"data:image/svg+xml,<svg/>",
		"../../../auth/me",
		"/x.png",
		"a/../../b.png",
		"a.png?x",
	])("fetches no picture from %s", (url) => {
		expect(render(`![pixel](<${url}>)`)).not.toContain("<img");
	});

	it("shows pictures out of the package", () => {
		expect(render("![shot](./docs/shot.png)")).toContain(`src="${FILES}docs/shot.png"`);
	});

	it("keeps the page's own heading the only one of its level", () => {
		expect(render("# Title")).toContain("<h2>Title</h2>");
	});
});
