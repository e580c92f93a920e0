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
	pool.on("error", options.onIdleError);
	return databaseOnPool(pool, () => pool.end());
}
