type Call = (input: unknown) => Promise<unknown>;

// A worker's clock here has steps of 0.1 ms, so each sample is the mean of a batch.
const BATCH = 50;
const INPUT = { text: "the quick brown fox", count: 7, deep: { list: [1, 2, 3] } };

/** Milliseconds per call, one call after the other; one sample for each batch. */
export async function roundTrips(call: Call, batches: number): Promise<number[]> {
	const samples: number[] = [];
	for (let batch = 0; batch < batches; batch++) {
		const started = performance.now();
		for (let n = 0; n < BATCH; n++) await call(INPUT);
		samples.push((performance.now() - started) / BATCH);
	}
	return samples;
}

/** Calls per second when all are made at once. */
export async function pipelined(call: Call, calls: number): Promise<number> {
	const started = performance.now();
	await Promise.all(Array.from({ length: calls }, () => call(INPUT)));
	return (calls / (performance.now() - started)) * 1_000;
}
