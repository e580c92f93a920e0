import { sql } from "kysely";
import type { Database, Tx } from "../ports/database/port.ts";
import type { Queue } from "../ports/queue/port.ts";
import type { Delivery, EventKind, Outbox } from "./outbox.ts";

const BATCH = 100;
const SWEEP_MS = 60 * 60_000;
/** Held by whoever writes events, until he commits. */
const WRITERS = 0x616e6578;

interface Subscription {
	kind: EventKind;
	consumer: string;
	hear: (delivery: Delivery<EventKind>) => Promise<void>;
}

/** The outbox together with the relay that carries it to the queue. */
export interface OutboxRelay extends Outbox {
	/** Starts the consumers and the relay. */
	start(): Promise<void>;
	/** Carries everything that waits now; resolves with how many events went. For tests and for the shutdown. */
	drain(): Promise<number>;
	/** How many events wait, and for how long the oldest has waited. */
	lag(): Promise<{ waiting: number; oldestMs: number }>;
	close(): Promise<void>;
}

/**
 * Carries events in order of their ids, each to one job per consumer (`jobId` = event id), and marks them only after
 * the queue has them: a queue that is down stops the relay at that event, a crash between the two sends it again.
 */
export function outboxRelay(options: {
	database: Database;
	queue: Queue;
	onError: (error: unknown) => void;
	/** How often to look without being woken: for events of other processes and after failures. */
	intervalMs?: number;
}): OutboxRelay {
	const { database, queue, onError, intervalMs = 1_000 } = options;
	let nextSweep = 0;
	const subscriptions: Subscription[] = [];
	const written = new WeakSet<Tx>();
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<number> | undefined;
	let again = false;
	let closed = false;

	async function carryBatch(): Promise<number> {
		const rows = await database.db
			.selectFrom("outbox")
			.select(["id", "kind", "payload"])
			.where("dispatched_at", "is", null)
			.orderBy("id")
			.limit(BATCH)
			.execute();
		const done: string[] = [];
		try {
			for (const row of rows) {
				for (const subscription of subscriptions) {
					if (subscription.kind !== row.kind) continue;
					await queue.enqueue({ kind: subscription.consumer, jobId: row.id, payload: row.payload });
				}
				done.push(row.id);
			}
		} finally {
			if (done.length > 0) {
				await database.db.updateTable("outbox").set({ dispatched_at: new Date() }).where("id", "in", done).execute();
			}
		}
		return rows.length;
	}

	/** The queue forgets its jobs after the same time; until then a replay is recognised. */
	async function sweep(): Promise<void> {
		if (performance.now() < nextSweep) return;
		nextSweep = performance.now() + SWEEP_MS;
		await sql`delete from outbox where dispatched_at < now() - interval '7 days'`.execute(database.db);
	}

	async function carryAll(): Promise<number> {
		let carried = 0;
		try {
			do {
				again = false;
				for (;;) {
					const count = await carryBatch();
					carried += count;
					if (count < BATCH) break;
				}
				await sweep();
			} while (again);
			return carried;
		} finally {
			// In the same step as the last look at `again`: whoever wakes later starts anew.
			running = undefined;
		}
	}

	function drain(): Promise<number> {
		again = true;
		running ??= carryAll();
		return running;
	}

	function wake(): void {
		if (!closed && timer) drain().catch(onError);
	}

	database.afterCommit((tx) => {
		if (written.has(tx)) wake();
	});

	return {
		async write(tx, kind, payload) {
			// Until the commit no other writer gets an id, so that ids are in order of commit.
			await sql`select pg_advisory_xact_lock(${WRITERS})`.execute(tx);
			await tx
				.insertInto("outbox")
				.values({ kind, payload: JSON.stringify(payload) })
				.execute();
			written.add(tx);
		},
		subscribe(kind, consumer, hear) {
			subscriptions.push({ kind, consumer, hear: hear as Subscription["hear"] });
		},
		async start() {
			for (const { consumer, hear } of subscriptions) {
				await queue.work(consumer, ({ jobId, payload, attempt }) =>
					hear({ id: jobId, payload: payload as Delivery<EventKind>["payload"], attempt }),
				);
			}
			timer = setInterval(wake, intervalMs);
			wake();
		},
		drain,
		async lag() {
			const { rows } = await sql<{ waiting: number; oldest_ms: number }>`
				select count(*)::int as waiting,
					coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::float8 as oldest_ms
				from outbox where dispatched_at is null`.execute(database.db);
			return { waiting: rows[0]?.waiting ?? 0, oldestMs: rows[0]?.oldest_ms ?? 0 };
		},
		async close() {
			closed = true;
			clearInterval(timer);
			await running?.catch(() => undefined);
		},
	};
}
