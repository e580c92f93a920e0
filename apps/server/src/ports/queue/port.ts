/** At-least-once background jobs: handlers are idempotent, `jobId` tells a redelivery. */
export interface Queue {
	/** Durable when it resolves. A `jobId` is done once per kind, however often it is enqueued within a week. */
	enqueue(job: { kind: string; jobId: string; payload: unknown }): Promise<void>;
	/**
	 * Starts consuming. A handler that rejects is tried again with exponential backoff, five times in all;
	 * then the job is dead-lettered (kept, counted, listed by `dead`).
	 */
	work(
		kind: string,
		handler: (job: { jobId: string; payload: unknown; attempt: number }) => Promise<void>,
	): Promise<void>;
	/** How many jobs wait, are being worked on, or are dead, over all kinds. */
	counts(): Promise<{ waiting: number; active: number; dead: number }>;
	dead(kind: string): Promise<readonly { jobId: string; payload: unknown; error: string }[]>;
	/** Stops taking jobs and waits for running ones, at most `graceMs`; unfinished ones are redelivered. */
	close(graceMs?: number): Promise<void>;
}
