import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

test.each([
	["a family of its own", { editorFont: "Papyrus, url(https://evil.example/f.woff2)" }],
	["a style behind a size", { editorFontSize: "16px;background:url(https://evil.example)" }],
	["text too small to read", { editorFontSize: 1 }],
	["text larger than the page", { editorFontSize: 4_000 }],
	["no number at all", { lineHeight: Number.NaN }],
	["lines on top of each other", { lineHeight: 0 }],
	["a picture", { paper: "url(https://evil.example/x.png)" }],
	["a colour", { tint: "#ffffff" }],
	["the person's light or dark", { base: "dark" }],
	["a property of every object", JSON.parse('{"__proto__":{"paper":"grid"}}')],
	["a style of its own", { css: "* { display: none }" }],
])("%s is refused, and nothing changes", async (_, wishes) => {
	await using scope = await openTestScope();
	await expect(scope.guest.call("appearance.set", wishes)).rejects.toMatchObject({ code: "arguments_invalid" });
	expect(scope.appearance.wishes.size).toBe(0);
});

test("a flood of changes is cut off", async () => {
	await using scope = await openTestScope();
	const outcomes = await Promise.all(
		Array.from({ length: 60 }, (_, at) =>
			scope.guest.call("appearance.set", { editorFontSize: 10 + (at % 20) }).then(
				() => "set",
				({ code }) => code,
			),
		),
	);
	expect(outcomes.filter((outcome) => outcome === "set")).toHaveLength(20);
	expect(new Set(outcomes.slice(20))).toEqual(new Set(["rate_limited"]));
});

test("nothing stays when it stops, however it stops, and others keep theirs", async () => {
	const scope = await openTestScope();
	scope.appearance.wish({ id: "other.one", version: "1.0.0", displayName: "Other" }, { paper: "dotted" });
	await scope.guest.call("appearance.set", { paper: "grid", editorFontSize: 40 });
	expect(scope.appearance.read()).toMatchObject({ paper: "grid", editorFontSize: 40 });
	await scope[Symbol.asyncDispose]();
	expect(scope.appearance.read()).toMatchObject({ paper: "dotted", editorFontSize: 16 });
});
