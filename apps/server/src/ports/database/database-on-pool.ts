import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import type { Database, Tx } from "./port.ts";
import type { Schema } from "./schema.ts";

const TRY_AGAIN = new Set(["40001", "40P01"]);

/** The port over any pool that speaks PostgreSQL's protocol. `closePool` ends what lies under it. */
export function databaseOnPool(pool: Pool, closePool: () => Promise<void>): Database {
	const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
	const listeners: ((tx: Tx) => void)[] = [];
	let closed: Promise<void> | undefined;

	async function run<T>(level: "serializable" | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
		let handle: Tx | undefined;
		const start = level ? db.transaction().setIsolationLevel(level) : db.transaction();
		const result = await start.execute((tx) => {
			handle = tx;
			return work(tx);
		});
		if (handle) for (const listener of listeners) listener(handle);
		return result;
	}

	return {
		db,
		pool,
		async serializable(work, retries = 8) {
			for (let attempt = 0; ; attempt++) {
				try {
					return await run("serializable", work);
				} catch (thrown) {
					if (attempt >= retries || !TRY_AGAIN.has(sqlState(thrown))) throw thrown;
					await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 5));
				}
			}
		},
		transaction: (work) => run(undefined, work),
		afterCommit: (listener) => void listeners.push(listener),
		async ping() {
			await sql`select 1`.execute(db);
		},
		// Not `db.destroy()`: it ends the pool, and the driver knows better in which order things end.
		close: () => {
			closed ??= closePool();
			return closed;
		},
	};
}

/** PostgreSQL's five characters, or an empty string for errors that are not the database's. */
export function sqlState(thrown: unknown): string {
	if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
		return thrown.code;
	}
	return "";
}
