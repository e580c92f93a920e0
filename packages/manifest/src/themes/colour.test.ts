import { describe, expect, it } from "vitest";
import { colour, contrast, readable } from "./colour.ts";

describe("contrast", () => {
	// The first two are the ends of WCAG's scale, #767676 its best known border case.
	it.each([
		["#000000", "#ffffff", 21],
		["#777777", "#777777", 1],
		["#767676", "#ffffff", 4.54],
		["#ff0000", "#ffffff", 4],
	] as const)("of %s and %s is %d, in either order", (one, other, ratio) => {
		expect(contrast(one, other)).toBeCloseTo(ratio, 2);
		expect(contrast(other, one)).toBeCloseTo(ratio, 2);
	});
});

describe("a colour", () => {
	// Red, lime and blue in OKLCH, as CSS Color 4 lists them.
	it.each([
		["oklch(0.628 0.2577 29.23)", "#ff0000"],
		["oklch(0.4520 0.3132 264.05)", "#0000ff"],
		["oklch(1 0 0)", "#ffffff"],
		["oklch(.5 0 0)", "#636363"],
	])("%s is %s", (text, hex) => {
		expect(colour.parse(text)).toBe(hex);
	});
});

describe("readable", () => {
	it("finds the nearest colour that can be read", () => {
		expect(readable("#999999", "#ffffff", 4.5)).toBe("#767676");
		expect(contrast(readable("#444444", "#111111", 4.5) ?? "#111111", "#111111")).toBeGreaterThanOrEqual(4.5);
	});

	it("finds none where not even black and white can", () => {
		expect(readable("#808080", "#808080", 20)).toBeUndefined();
	});
});
