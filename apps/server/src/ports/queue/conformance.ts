import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Queue } from "./port.ts";

type Job = { jobId: string; payload: unknown; attempt: number };

/**
 * What every driver of the queue port keeps. Drivers open without a wait between attempts and with a polling interval
 * longer than any test, so that what arrives was handed over and not found by chance.
 */
export function describeQueue(name: string, open: () => Promise<{ queue: Queue; close: () => Promise<void> }>): void {
	describe(`the queue in ${name}`, () => {
		let queue: Queue;
		let close: () => Promise<void>;
		beforeAll(async () => {
			({ queue, close } = await open());
		});
		afterAll(() => close());

		it("hands a job to its worker at once, payload and all", async () => {
			const { promise, resolve } = Promise.withResolvers<Job>();
			await queue.work("greet", async (job) => resolve(job));
			await queue.enqueue({ kind: "greet", jobId: "g1", payload: { to: ["Ada", null] } });
			expect(await promise).toEqual({ jobId: "g1", payload: { to: ["Ada", null] }, attempt: 1 });
		});

		it("keeps jobs that came before any worker, in order", async () => {
			for (const jobId of ["a", "b", "c"]) await queue.enqueue({ kind: "early", jobId, payload: {} });
			const seen: string[] = [];
			const { promise, resolve } = Promise.withResolvers<void>();
			await queue.work("early", async (job) => {
				seen.push(job.jobId);
				if (seen.length === 3) resolve();
			});
			await promise;
			expect(seen).toEqual(["a", "b", "c"]);
		});

		it("does a job id once per kind, however often it is enqueued", async () => {
			const seen: string[] = [];
			const { promise, resolve } = Promise.withResolvers<void>();
			await queue.work("once", async (job) => {
				seen.push(job.jobId);
				if (job.jobId === "last") resolve();
			});
			const enqueue = (jobId: string) => queue.enqueue({ kind: "once", jobId, payload: {} });
			await Promise.all([enqueue("x"), enqueue("x"), enqueue("x")]);
			await enqueue("x");
			await enqueue("last");
			await promise;
			expect(seen).toEqual(["x", "last"]);
		});

		it("tries a failing job again, counting the attempts, until it succeeds", async () => {
			const attempts: number[] = [];
			const { promise, resolve } = Promise.withResolvers<void>();
			await queue.work("flaky", async ({ attempt }) => {
				attempts.push(attempt);
				if (attempt < 3) throw new Error("not yet");
				resolve();
			});
			await queue.enqueue({ kind: "flaky", jobId: "f", payload: {} });
			await promise;
			expect(attempts).toEqual([1, 2, 3]);
			expect(await queue.dead("flaky")).toEqual([]);
		});

		it("puts a job aside after five attempts, with its payload and the last error", async () => {
			let attempts = 0;
			const { promise, resolve } = Promise.withResolvers<void>();
			await queue.work("doomed", async ({ jobId }) => {
				if (jobId === "after") return resolve();
				attempts++;
				throw new Error(`attempt ${attempts}`);
			});
			await queue.enqueue({ kind: "doomed", jobId: "d", payload: { n: 1 } });
			await expect.poll(() => queue.dead("doomed")).toEqual([{ jobId: "d", payload: { n: 1 }, error: "attempt 5" }]);
			await queue.enqueue({ kind: "doomed", jobId: "after", payload: {} });
			await promise;
			expect(attempts).toBe(5);
			expect((await queue.counts()).dead).toBeGreaterThanOrEqual(1);
		});
	});

	describe(`closing the queue in ${name}`, () => {
		it("waits for a running job", async () => {
			const { queue, close } = await open();
			const started = Promise.withResolvers<void>();
			const finish = Promise.withResolvers<void>();
			let done = false;
			await queue.work("slow", async () => {
				started.resolve();
				await finish.promise;
				done = true;
			});
			await queue.enqueue({ kind: "slow", jobId: "s", payload: {} });
			await started.promise;
			const closing = queue.close(5_000);
			finish.resolve();
			await closing;
			expect(done).toBe(true);
			await close();
		});
	});
}
