import { expect, it } from "vitest";
import { patternFault, patternOf } from "./setting-pattern.ts";

it.each(["\\d{4}-\\d{2}", "[a-z]+", "[^@\\s]+@[^@\\s]+\\.[a-z]{2,}", "#[0-9a-f]{6}", "https://.+", "a-b c"])(
	"takes %s",
	(pattern) => {
		expect(patternFault(pattern)).toBeUndefined();
	},
);

it.each([
	"(a+)+",
	"(a|a)*",
	"(?=a)",
	"a|b",
	"(\\w+)\\1",
	"\\1",
	"a**",
	"[a",
	"\\u{1F600}",
	"a*b*c*d*",
	"[z-a]",
	"*a",
	"a)|(",
])("refuses %s", (pattern) => {
	expect(patternFault(pattern)).toEqual(expect.any(String));
});

it("the slowest pattern that passes is quick on the longest text that it is tried on", () => {
	const slow = "[^b]*[^b]*[^b]*b";
	expect(patternFault(slow)).toBeUndefined();
	const startedAt = performance.now();
	expect(patternOf(slow).test("a".repeat(200))).toBe(false);
	expect(performance.now() - startedAt).toBeLessThan(1_000);
});
