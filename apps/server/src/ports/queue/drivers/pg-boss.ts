import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { PgBoss } from "pg-boss";
import type { Database } from "../../database/port.ts";
import type { Queue } from "../port.ts";

const SCHEMA = "pgboss";
const RETRIES = 4;

interface Envelope {
	jobId: string;
	payload: unknown;
}

/** Jobs in tables of the same database, in a schema of their own. */
export async function pgBossQueue(options: {
	database: Database;
	onError: (error: Error) => void;
	/** Nobody else works on this database, so what is still "active" was cut off by a crash and is redelivered at once. */
	alone?: boolean;
	/** How long until jobs of other processes are seen; those of this process are seen at once. At least 0.5. */
	pollSeconds?: number;
	/** Before the second attempt; doubles for each further one. 0 = no wait, for tests. */
	retrySeconds?: number;
	/** After this a job counts as lost with its process and is redelivered. */
	expireSeconds?: number;
}): Promise<Queue> {
	const { database, pollSeconds = 0.5, retrySeconds = 1, expireSeconds = 120 } = options;
	const boss = new PgBoss({
		db: { executeSql: (text, values) => database.pool.query(text, values) },
		schema: SCHEMA,
		schedule: false,
		superviseIntervalSeconds: 30,
		monitorIntervalSeconds: 30,
	});
	boss.on("error", options.onError);
	await boss.start();
	if (options.alone) {
		await sql`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`.execute(database.db);
	}

	const known = new Map<string, Promise<void>>();
	const workers = new Map<string, string>();
	let closed: Promise<void> | undefined;

	function ensure(kind: string): Promise<void> {
		const existing = known.get(kind);
		if (existing) return existing;
		const created = boss.createQueue(kind, {
			retryLimit: RETRIES,
			expireInSeconds: expireSeconds,
			...(retrySeconds > 0
				? { retryDelay: retrySeconds, retryBackoff: true, retryDelayMax: 300 }
				: { retryDelay: 0, retryBackoff: false }),
		});
		known.set(kind, created);
		created.catch(() => known.delete(kind));
		return created;
	}

	return {
		async enqueue({ kind, jobId, payload }) {
			await ensure(kind);
			const envelope: Envelope = { jobId, payload };
			await boss.send(kind, envelope, { id: jobUuid(kind, jobId) });
			const worker = workers.get(kind);
			if (worker) boss.notifyWorker(worker);
		},
		async work(kind, handler) {
			await ensure(kind);
			const worker = await boss.work<Envelope>(
				kind,
				{ batchSize: 1, includeMetadata: true, pollingIntervalSeconds: pollSeconds },
				async (jobs) => {
					try {
						for (const job of jobs) await handler({ ...job.data, attempt: job.retryCount + 1 });
					} finally {
						// More may wait behind this one; one that failed may be due again.
						const worker = workers.get(kind);
						if (worker) boss.notifyWorker(worker);
					}
				},
			);
			workers.set(kind, worker);
		},
		async counts() {
			const { rows } = await sql<{ waiting: number; active: number; dead: number }>`
				select count(*) filter (where state in ('created', 'retry'))::int as waiting,
					count(*) filter (where state = 'active')::int as active,
					count(*) filter (where state = 'failed')::int as dead
				from pgboss.job`.execute(database.db);
			return rows[0] ?? { waiting: 0, active: 0, dead: 0 };
		},
		async dead(kind) {
			const { rows } = await sql<{ data: Envelope; output: { message?: string } | null }>`
				select data, output from pgboss.job where name = ${kind} and state = 'failed'
				order by completed_on limit 1000`.execute(database.db);
			return rows.map(({ data, output }) => ({ ...data, error: output?.message ?? "" }));
		},
		close(graceMs = 5_000) {
			closed ??= (async () => {
				const drained = Promise.all([...workers.keys()].map((kind) => boss.offWork(kind, { wait: true })));
				await Promise.race([drained, sleep(graceMs, undefined, { ref: false })]);
				// What still runs is marked failed here, which is what redelivers it.
				await boss.stop({ graceful: false, close: false });
			})();
			return closed;
		},
	};
}

/** The job's own key: a second one with the same is not inserted, not even after the first was done. */
function jobUuid(kind: string, jobId: string): string {
	const hex = createHash("sha256").update(`${kind}\0${jobId}`).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
