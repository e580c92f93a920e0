import { describe, expect, it } from "vitest";
import { contentTypeOf, fallbackType } from "./content-types.ts";

describe("contentTypeOf", () => {
	it.each(["index.html", "a.htm", "a.xhtml", "a.xml", "README", "a.js.html", "a.constructor", "a.__proto__", ""])(
		"gives %j no type that a browser would render",
		(path) => expect(contentTypeOf(path)).toBe(fallbackType),
	);

	it("knows scripts and pictures, whatever their case", () => {
		expect(contentTypeOf("lib/MAIN.JS")).toBe("text/javascript; charset=utf-8");
		expect(contentTypeOf("icon.png")).toBe("image/png");
	});

	it("shows Markdown as the text it is", () => expect(contentTypeOf("README.md")).toMatch(/^text\/plain/));
});
