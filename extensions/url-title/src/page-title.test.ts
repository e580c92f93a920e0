import { expect, it } from "vitest";
import { pageTitle } from "./page-title.ts";

it.each([
	["<html><head><title>Annex</title>", "Annex"],
	['<TITLE lang="en">\n  Two\n lines </TITLE >', "Two lines"],
	["<title>Fish &amp; Chips &#8211; &#x201c;best&#x201D; &unknown;</title>", "Fish & Chips – “best” &unknown;"],
	["<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", "<script>alert(1)</script>"],
	["<title>&#0;&#xd800;&#x110000;</title>", "\ufffd\ufffd\ufffd"],
	["<title>&constructor;</title>", "&constructor;"],
])("reads %j", (html, title) => {
	expect(pageTitle(html)).toBe(title);
});

it.each(["", "no page", "<title>", "<title></title>", "<title> &nbsp; </title>", "<titles>no</titles>"])(
	"finds none in %j",
	(html) => {
		expect(pageTitle(html)).toBeUndefined();
	},
);

it("cuts what is longer than a line, and looks no further than a head reaches", () => {
	expect(pageTitle(`<title>${"x".repeat(1_000)}</title>`)).toHaveLength(300);
	expect(pageTitle(`${" ".repeat(500_000)}<title>late</title>`)).toBeUndefined();
});
