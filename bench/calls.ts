import { type Bench, result } from "./bench.ts";
import { openBenchBrowser } from "./browser.ts";

type Samples = Record<"checked" | "unpaced" | "bare" | "comlink", number[]>;

/** Calls of a guest to its host: frame, gate, plain data and schema checked; its peers check nothing. */
export const bench: Bench = {
	name: "calls",
	async run() {
		await using browser = await openBenchBrowser("calls-page.ts");
		const { roundTrips, pipelined } = await browser.page.evaluate(() =>
			(
				globalThis as unknown as {
					measure(rounds: number, batches: number, calls: number): Promise<Record<"roundTrips" | "pipelined", Samples>>;
				}
			).measure(7, 20, 5_000),
		);
		const paced = "As shipped: the host gives back at most 20,000 credits per second.";
		return [
			result("checked call, round trip", "ms", roundTrips.checked, { name: "bare port", samples: roundTrips.bare }),
			result("checked call, round trip", "ms", roundTrips.checked, { name: "Comlink", samples: roundTrips.comlink }),
			result(
				"checked calls, pipelined",
				"per second",
				pipelined.checked,
				{
					name: "Comlink",
					samples: pipelined.comlink,
				},
				paced,
			),
			result("checked calls, pipelined, pace lifted", "per second", pipelined.unpaced, {
				name: "Comlink",
				samples: pipelined.comlink,
			}),
			result("checked calls, pipelined, pace lifted", "per second", pipelined.unpaced, {
				name: "bare port",
				samples: pipelined.bare,
			}),
		];
	},
};
