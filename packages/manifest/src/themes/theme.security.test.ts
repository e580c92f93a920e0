import { describe, expect, it } from "vitest";
import { colour } from "./colour.ts";
import { theme } from "./theme.ts";

describe("a colour is numbers and nothing else", () => {
	it.each([
		"url(https://evil.example/x)",
		"var(--color-ink)",
		"#000000;background:url(https://evil.example)",
		"#00000080",
		"red",
		"transparent",
		"currentColor",
		"rgb(0 0 0 / 0)",
		"rgb(calc(1) 0 0)",
		"oklch(from red l c h)",
		"oklch(0.5 0.1 9999)",
		"oklch(1e9 0 0)",
		"light-dark(#000000, #ffffff)",
		"image-set('x')",
		"#000000\n",
		" #000000",
		`#${"0".repeat(5_000)}`,
		"",
		0,
		null,
	])("%j is refused", (text) => {
		expect(colour.safeParse(text).success).toBe(false);
	});
});

describe("a theme brings nothing but names from closed lists", () => {
	const sound = { id: "sea", label: "Sea", base: "dark", tokens: { canvas: "#0b1c26" } };

	it.each([
		["a face from elsewhere", { fonts: { editor: "https://evil.example/a.woff2" } }],
		["a family", { fonts: { interface: "Comic Sans MS" } }],
		["a picture behind the text", { paper: "url(https://evil.example/x.png)" }],
		["a style sheet", { css: "body{display:none}" }],
		["a name that leaves its property", { tokens: { "canvas:red;--x": "#000000" } }],
		["a name of a prototype", { tokens: JSON.parse('{"__proto__":"#000000"}') }],
		["a name of every object", { tokens: { constructor: "#000000" } }],
		["no colour at all", { tokens: {} }],
		["more colours than an app can have", { tokens: crowd(200) }],
		["text that reads backwards", { label: "Sea\u202e" }],
		["a base that is no base", { base: "high-contrast" }],
	])("%s is refused", (_, change) => {
		expect(theme.safeParse({ ...sound, ...change }).success).toBe(false);
	});

	it("text that cannot be seen is refused, whichever side of the pair the theme sets", () => {
		expect(theme.safeParse({ ...sound, tokens: { ink: "#16181c" } }).success).toBe(false);
		expect(theme.safeParse({ ...sound, tokens: { surface: "#eceef2" } }).success).toBe(false);
		expect(theme.safeParse({ ...sound, tokens: { "on-accent": "#3f6df0" } }).success).toBe(false);
	});
});

function crowd(size: number) {
	return Object.fromEntries(Array.from({ length: size }, (_, at) => [`acme.t${at}`, "#000000"]));
}
