import { describe, expect, it } from "vitest";
import { trendOf } from "./trend.ts";

describe("trendOf", () => {
	it("is nothing without installs, and negative for what loses", () => {
		expect(trendOf(0, 0)).toBe(0);
		expect(trendOf(2, 10)).toBeLessThan(0);
		expect(trendOf(7, 7)).toBe(0);
	});

	it("weighs growth by evidence: much of little counts less than much of much, and more than little of much", () => {
		expect(trendOf(60, 10)).toBeGreaterThan(trendOf(4, 0));
		expect(trendOf(4, 0)).toBeGreaterThan(trendOf(100, 90));
		expect(trendOf(1, 0)).toBeLessThan(1);
	});
});
