import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, inject } from "vitest";
import { embeddedDatabase } from "../../src/ports/database/drivers/embedded.ts";
import { postgresDatabase } from "../../src/ports/database/drivers/postgres.ts";
import { migrate } from "../../src/ports/database/migrate.ts";
import type { Database } from "../../src/ports/database/port.ts";
import { copyTemplate } from "./embedded-template.ts";
import { freshPostgres, hasPostgres } from "./postgres.ts";

export type DatabaseName = "embedded" | "postgres";

export interface OpenDatabase extends AsyncDisposable {
	name: DatabaseName;
	database: Database;
}

/** The databases that this run has; PostgreSQL's absence was said aloud by the global set-up. */
export const databases: readonly DatabaseName[] = hasPostgres() ? ["embedded", "postgres"] : ["embedded"];

/**
 * The same suite once per database.
 * `await using` (or `afterAll`) on what `open` gives closes it and removes its data.
 */
export function onEachDatabase(suite: (open: () => Promise<OpenDatabase>, name: DatabaseName) => void): void {
	for (const name of databases) {
		describe(`on ${name === "embedded" ? "the embedded database" : "PostgreSQL"}`, () => {
			suite(() => openDatabase(name), name);
		});
	}
}

/** A new database with all tables, on a connection of its own. */
export async function openDatabase(name: DatabaseName): Promise<OpenDatabase> {
	if (name === "embedded") {
		const folder = await mkdtemp(join(tmpdir(), "annex-db-test-"));
		await copyTemplate(inject("annexTemplate"), folder);
		const database = await embeddedDatabase({
			folder,
			onFailure: (error) => {
				throw error;
			},
		});
		await migrate(database);
		return {
			name,
			database,
			async [Symbol.asyncDispose]() {
				await database.close();
				await rm(folder, { recursive: true, force: true });
			},
		};
	}
	const postgres = await freshPostgres();
	const database = postgresDatabase({
		url: postgres.url,
		onIdleError: (error) => {
			throw error;
		},
	});
	await migrate(database);
	return {
		name,
		database,
		async [Symbol.asyncDispose]() {
			await database.close();
			await postgres.drop();
		},
	};
}
