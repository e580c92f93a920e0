import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
	interface ProvidedContext {
		/** The test run's PostgreSQL server, or `undefined` where none could be started. */
		annexPostgres: string | undefined;
		/** The folder of an embedded database with all tables, to be copied. */
		annexTemplate: string;
	}
}

export interface FreshPostgres {
	url: string;
	drop(): Promise<void>;
}

export function hasPostgres(): boolean {
	return inject("annexPostgres") !== undefined;
}

/** A new, empty database on the test run's PostgreSQL server. */
export async function freshPostgres(): Promise<FreshPostgres> {
	const server = inject("annexPostgres");
	if (server === undefined) throw new Error("There is no PostgreSQL for this test run.");
	const name = `annex_${randomBytes(6).toString("hex")}`;
	await administer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		url: url.href,
		drop: () => administer(server, `drop database if exists ${name} with (force)`),
	};
}

async function administer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
