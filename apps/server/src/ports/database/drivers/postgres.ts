import pg from "pg";
import { databaseOnPool } from "../database-on-pool.ts";
import type { Database } from "../port.ts";

/** PostgreSQL 15 or newer over the network. `onIdleError` hears connections that die while nobody uses them. */
export function postgresDatabase(options: { url: string; onIdleError: (error: Error) => void }): Database {
	const pool = new pg.Pool({
		connectionString: options.url,
		max: 20,
		connectionTimeoutMillis: 10_000,
		idle_in_transaction_session_timeout: 30_000,
		application_name: "annex",
	});
	let closing = false;
	pool.on("error", (error) => {
		// The pool counts itself as ended before its last connections are closed.
		if (!closing) options.onIdleError(error);
	});
	return databaseOnPool(pool, () => {
		closing = true;
		return pool.end();
	});
}
