/** One measured thing, and what it was measured against in the same run. */
export interface BenchResult {
	readonly name: string;
	readonly unit: "ms" | "per second" | "KB";
	readonly median: number;
	/** What 99 of 100 samples are no worse than: no slower or larger, no lower where it is a rate. */
	readonly p99: number;
	readonly samples: number;
	/** The peer that ran interleaved with it: the floor, or what others use. */
	readonly peer?: { readonly name: string; readonly median: number; readonly p99: number };
	/** Mean reciprocal rank, from 0 to 1, where the thing measured is an order of hits. */
	readonly ranks?: { readonly own: number; readonly peer: number };
	/** One sentence, where the number alone would mislead. */
	readonly note?: string;
}

/** What each file beside this one exports as `bench`. */
export interface Bench {
	readonly name: string;
	run(): Promise<BenchResult[]>;
}

/** The value below which `share` (0 to 1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);
export const p99 = (samples: readonly number[], unit: BenchResult["unit"]): number =>
	quantile(samples, unit === "per second" ? 0.01 : 0.99);

/** Makes a result of raw samples, its peer's beside it. */
export function result(
	name: string,
	unit: BenchResult["unit"],
	samples: readonly number[],
	peer?: { readonly name: string; readonly samples: readonly number[] },
	note?: string,
): BenchResult {
	return {
		name,
		unit,
		median: round(median(samples)),
		p99: round(p99(samples, unit)),
		samples: samples.length,
		...(peer && {
			peer: { name: peer.name, median: round(median(peer.samples)), p99: round(p99(peer.samples, unit)) },
		}),
		...(note === undefined ? {} : { note }),
	};
}

function round(value: number): number {
	return Number(value.toPrecision(3));
}
