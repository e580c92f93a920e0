import { describe, expect, test } from "vitest";
import { readHtml, textOfHtml } from "./read-html.ts";

function read(html: string) {
	const ran: string[] = [];
	const { elements, dropped } = readHtml(html, { title: "Quotes", run: (command) => ran.push(command) });
	return { elements, dropped, ran };
}

describe("what a panel shows of HTML", () => {
	test("headings, paragraphs with emphasis and links, rules and line breaks", () => {
		const { elements, dropped } = read(`
			<div class="card" style="color: red">
				<h1>Quote of
					the day</h1>
				<p>Less &amp; <b>more</b>, says <a href="https://example.com/a?b=c">Ada</a></p>
				<hr>
				<p>First<br>second</p>
				<h5>Small</h5>
				<pre>  a
  b</pre>
				loose
			</div>`);
		expect(elements).toEqual([
			{ type: "Heading", level: 1, text: "Quote of the day" },
			{
				type: "Row",
				gap: "small",
				children: [
					expect.objectContaining({ type: "Text", text: "Less &", strong: false }),
					expect.objectContaining({ type: "Text", text: "more", strong: true }),
					expect.objectContaining({ type: "Text", text: ", says" }),
					{ type: "Link", text: "Ada", href: "https://example.com/a?b=c" },
				],
			},
			{ type: "Divider" },
			expect.objectContaining({ type: "Text", text: "First\nsecond" }),
			{ type: "Heading", level: 3, text: "Small" },
			expect.objectContaining({ type: "Text", mono: true, text: "  a\n  b" }),
			expect.objectContaining({ type: "Text", text: "loose" }),
		]);
		expect(dropped).toEqual([]);
	});

	test("lists, also inside each other, and tables", () => {
		const { elements } = read(`
			<ul><li>One <i>fine</i> thing<li>Two<ol><li>deep</li></ol></li></ul>
			<table><tr><th>Name<th>Count</tr><tr><td>A<td>1</tr><tr><td colspan=2>B</td></tr></table>`);
		expect(elements).toEqual([
			{
				type: "List",
				label: "Quotes",
				children: [
					{ type: "Item", value: "0", label: "One fine thing" },
					{ type: "Item", value: "1", label: "Two" },
					{ type: "Item", value: "2", label: "1. deep" },
				],
			},
			{
				type: "Table",
				label: "Quotes",
				columns: [{ title: "Name" }, { title: "Count" }],
				rows: [
					{ value: "0", cells: ["A", "1"] },
					{ value: "1", cells: ["B"] },
				],
			},
		]);
	});

	test("pictures of the package, progress, and buttons that run commands", () => {
		const { elements, ran } = read(
			'<img src="./images/a.png" alt="A map"><progress value="3" max="4"></progress><button data-command="quotes.fetch">Another</button>',
		);
		expect(elements).toMatchObject([
			{ type: "Image", path: "images/a.png", alt: "A map" },
			{ type: "Progress", percent: 75 },
			{ type: "Button", label: "Another" },
		]);
		const [, , button] = elements;
		if (button?.type === "Button") button.onPress?.();
		expect(ran).toEqual(["quotes.fetch"]);
	});

	test("its words, for where there is only room for text", () => {
		expect(textOfHtml("<h2>Delete?</h2><p>All <b>three</b> quotes.</p><ul><li>a<li>b</ul><script>x</script>")).toBe(
			"Delete?\nAll three quotes.\n• a\n• b",
		);
	});
});

describe("what a panel leaves out and names", () => {
	test.each([
		["<script>alert(1)</script>", "<script>"],
		["<style>p { color: red }</style>", "<style>"],
		['<iframe src="https://example.com">inside</iframe>', "<iframe>"],
		["<svg><a href='javascript:alert(1)'>x</a></svg>", "<svg>"],
		["<template><p>x</p></template>", "<template>"],
		["<textarea>x</textarea>", "<textarea>"],
		["<input value=x>", "<input>"],
		['<img src="https://example.com/track.png">', "<img> from outside the package"],
		['<img src="../secret.png">', "<img> from outside the package"],
		['<img src="data:image/png;base64,AAAA">', "<img> from outside the package"],
		["<button>Nothing</button>", "<button> without data-command"],
	])("%s", (html, name) => {
		const { elements, dropped } = read(html);
		expect(elements).toEqual([]);
		expect(dropped).toEqual([name]);
	});

	test("handlers, and links to anything but the web; their text stays", () => {
		const { elements, dropped } = read(
			'<p onclick="alert(1)">Hello <a href="java\tscript:alert(1)">there</a> <a href="data:text/html,x">you</a></p>',
		);
		expect(elements).toEqual([expect.objectContaining({ type: "Text", text: "Hello there you" })]);
		expect(dropped).toEqual(["onclick", "<a> to anything but a web address"]);
	});

	test("however broken it is, and never more than so much of it", () => {
		for (const html of [
			"<",
			"<a",
			"</p></p>",
			"<b><i></b></i>x",
			"<!-- <p>",
			"<![CDATA[x",
			"&#x110000;&bogus;",
			"<p <p <p>",
		]) {
			expect(() => read(html)).not.toThrow();
		}
		expect(read("<hr>".repeat(5_000)).elements).toHaveLength(1_000);
		const deep = read(`${"<div>".repeat(20_000)}x`);
		expect(deep.elements).toHaveLength(1);
		expect(read("<p>x</p>".repeat(50_000)).dropped).toHaveLength(2);
	});
});

test.each(["<b>x", "<ul><li>", "<u><s>x", "<ol><ul><li>x"])("200,000 characters of %j are read in moments", (piece) => {
	const began = performance.now();
	readHtml(piece.repeat(200_000 / piece.length), { title: "", run: () => {} });
	// Looked for in all that is open, at every piece of text, it took half a minute.
	expect(performance.now() - began).toBeLessThan(3_000);
});
