import { expect, it } from "vitest";
import { quantile, result } from "./bench.ts";
import { table } from "./table.ts";

it("shows medians, tails, units the ratio to the peer and ranks in columns", () => {
	const rows = [
		result("a call", "ms", [1, 2, 3], { name: "bare", samples: [1, 1, 1] }, "Said below."),
		{ ...result("calls", "per second", [12_000, 11_000, 10_000]), ranks: { own: 0.95, peer: 0.9 } },
	];
	expect(table(rows).split("\n")).toEqual([
		"          median     p99  unit        ratio  to the peer",
		"  a call       2       3  ms             2×  bare (1)",
		"    Said below.",
		"  calls   11,000  10,000  per second",
		"    Mean reciprocal rank 0.950, the peer's 0.900.",
	]);
});

it("takes the tail from the bad side: the slowest times, the lowest rates", () => {
	const samples = Array.from({ length: 200 }, (_, index) => index);
	expect(quantile(samples, 0.5)).toBe(100);
	expect(result("time", "ms", samples).p99).toBe(198);
	expect(result("rate", "per second", samples).p99).toBe(2);
});
