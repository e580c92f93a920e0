import type { Kysely, Transaction } from "kysely";
import type { Schema } from "./schema.ts";

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/**
 * PostgreSQL, embedded or not. Short transactions only: on the embedded driver an open one makes every other query
 * wait, so nothing foreign is awaited inside and `tx`, never `db`, is used there.
 */
export interface Database {
	readonly db: Db;
	/** For libraries that bring their own SQL (auth, jobs). */
	readonly pool: import("pg").Pool;
	/**
	 * Runs at SERIALIZABLE; a serialization failure or deadlock (40001, 40P01) is tried again up to `retries`
	 * times with jitter, so `run` must be safe to run anew.
	 */
	serializable<T>(run: (tx: Tx) => Promise<T>, retries?: number): Promise<T>;
	/** Runs at the default isolation. */
	transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
	/** `listener` hears every transaction that was committed through this port, by its handle. */
	afterCommit(listener: (tx: Tx) => void): void;
	/** Rejects when the database does not answer. */
	ping(): Promise<void>;
	close(): Promise<void>;
}
