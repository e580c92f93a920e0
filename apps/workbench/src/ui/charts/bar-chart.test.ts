import { describe, expect, it } from "vitest";
import { niceTop } from "./bar-chart.tsx";

describe("niceTop", () => {
	it.each([
		[0, 1],
		[1, 1],
		[2, 2],
		[3, 5],
		[7, 10],
		[11, 20],
		[480, 500],
		[501, 1_000],
	])("ends a scale for %d at %d", (most, top) => {
		expect(niceTop(most)).toBe(top);
	});
});
