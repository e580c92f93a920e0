import { expect, it } from "vitest";
import { onEachDatabase } from "../../../../test/support/index.ts";
import { describeQueue } from "../conformance.ts";
import { pgBossQueue } from "./pg-boss.ts";

const onError = (error: Error) => {
	throw error;
};

onEachDatabase((open, name) => {
	describeQueue("the database", async () => {
		const opened = await open();
		const queue = await pgBossQueue({ database: opened.database, onError, retrySeconds: 0, pollSeconds: 60 });
		return {
			queue,
			async close() {
				await queue.close();
				await opened[Symbol.asyncDispose]();
			},
		};
	});

	it(`redelivers at the next start what a crash cut off (${name})`, async () => {
		await using opened = await open();
		const first = await pgBossQueue({ database: opened.database, onError, alone: true });
		const started = Promise.withResolvers<void>();
		await first.work("scan", () => {
			started.resolve();
			return new Promise(() => undefined);
		});
		await first.enqueue({ kind: "scan", jobId: "s", payload: { a: 1 } });
		await started.promise;
		// The first one is never told to stop: to the second it is a process that was killed.
		const second = await pgBossQueue({ database: opened.database, onError, alone: true });
		const again = Promise.withResolvers<unknown>();
		await second.work("scan", async (job) => again.resolve(job.payload));
		expect(await again.promise).toEqual({ a: 1 });
		await second.close();
		await first.close(0);
	});
});
