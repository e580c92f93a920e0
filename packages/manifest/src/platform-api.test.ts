import { describe, expect, it } from "vitest";
import { fitsPlatform, meansApi1, platformApi } from "./platform-api.ts";

describe("platformApi", () => {
	it.each([
		["^2.0.0", "2.0.0", 2],
		["^2.0.0", "2.4.1", 2],
		["^1.0.0", "2.0.0", 1],
		["1.x", "2.4.1", 1],
		["~1.0.0", "2.0.0", 1],
		// What fits both gets the newer one.
		[">=1.0.0", "2.0.0", 2],
		["^1.0.0 || ^2.0.0", "2.0.0", 2],
		["*", "2.0.0", 2],
		// Version 1 grew no further than 1.0.0.
		["^1.2.0", "2.0.0", undefined],
		["^0.9.0", "2.0.0", undefined],
		["^3.0.0", "2.0.0", undefined],
		["^2.1.0", "2.0.0", undefined],
		// Only platforms of version 2 carry it.
		["^1.0.0", "3.0.0", undefined],
		["no range", "2.0.0", undefined],
		["^1.0.0", "no version", undefined],
	])("%s on %s picks %s", (range, version, api) => {
		expect(platformApi(range, version)).toBe(api);
		expect(fitsPlatform(range, version)).toBe(api !== undefined);
	});
});

it("meansApi1 is about ranges that leave version 2 out", () => {
	expect(["^1.0.0", "1.0.0", "~1.4.0", "^1.2.0"].map(meansApi1)).toEqual([true, true, true, true]);
	expect(["^2.0.0", ">=1.0.0", "*", "^0.1.0", "one", "", 1, null].map(meansApi1)).toEqual(Array(8).fill(false));
});
