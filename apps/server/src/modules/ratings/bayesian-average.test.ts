import { describe, expect, it } from "vitest";
import { bayesianAverage, ratingSummaryOf } from "./bayesian-average.ts";

describe("bayesianAverage", () => {
	it("is the middle without a rating, and comes near the plain mean with many", () => {
		expect(bayesianAverage(0, 0)).toBe(3);
		expect(bayesianAverage(5, 1)).toBeCloseTo(20 / 6);
		expect(bayesianAverage(100, 20)).toBeCloseTo(4.6);
		expect(bayesianAverage(45_000, 10_000)).toBeCloseTo(4.5, 2);
	});

	it("puts many good ratings before one that is perfect, and one bad one behind none", () => {
		expect(bayesianAverage(4.5 * 40, 40)).toBeGreaterThan(bayesianAverage(5, 1));
		expect(bayesianAverage(1, 1)).toBeLessThan(bayesianAverage(0, 0));
	});

	it("tells the plain mean too, and that there is none", () => {
		expect(ratingSummaryOf({ rating_sum: 9, rating_count: 2 })).toEqual({ average: 4.5, count: 2, score: 24 / 7 });
		expect(ratingSummaryOf({ rating_sum: 0, rating_count: 0 })).toEqual({ average: null, count: 0, score: 3 });
	});
});
