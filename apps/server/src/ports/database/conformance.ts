import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "../../../test/support/index.ts";
import { sqlState } from "./database-on-pool.ts";
import { migrate } from "./migrate.ts";
import type { Database } from "./port.ts";

/** What every driver of the database port keeps. */
export function describeDatabase(open: () => Promise<OpenDatabase>): void {
	describe("the database port", () => {
		let opened: OpenDatabase;
		let database: Database;
		beforeAll(async () => {
			opened = await open();
			database = opened.database;
			await sql`create table tally (name text primary key, count integer not null)`.execute(database.db);
		});
		afterAll(() => opened[Symbol.asyncDispose]());

		const count = async (name: string) =>
			(await sql<{ count: number }>`select count from tally where name = ${name}`.execute(database.db)).rows[0]?.count;

		it("keeps what a transaction committed and nothing of one that failed", async () => {
			await database.transaction((tx) => sql`insert into tally values ('kept', 1)`.execute(tx));
			const failing = database.transaction(async (tx) => {
				await sql`insert into tally values ('lost', 1)`.execute(tx);
				throw new Error("no");
			});
			await expect(failing).rejects.toThrow("no");
			expect(await count("kept")).toBe(1);
			expect(await count("lost")).toBeUndefined();
		});

		it("runs serializable transactions as if one after the other, trying again where they collide", async () => {
			await sql`insert into tally values ('hits', 0)`.execute(database.db);
			await Promise.all(
				Array.from({ length: 12 }, () =>
					database.serializable(async (tx) => {
						const { rows } = await sql<{ count: number }>`select count from tally where name = 'hits'`.execute(tx);
						await sql`update tally set count = ${(rows[0]?.count ?? 0) + 1} where name = 'hits'`.execute(tx);
					}, 50),
				),
			);
			expect(await count("hits")).toBe(12);
		});

		it("does not try again what failed for another reason, and tells that reason's SQLSTATE", async () => {
			let runs = 0;
			const failing = database.serializable(async (tx) => {
				runs++;
				await sql`select 1 / 0`.execute(tx);
			});
			expect(sqlState(await failing.catch((error) => error))).toBe("22012");
			expect(runs).toBe(1);
		});

		it("keeps parameters of concurrent statements apart, large ones too", async () => {
			const padding = "x".repeat(200_000);
			const answers = await Promise.all(
				Array.from({ length: 40 }, async (_, i) => {
					const { rows } = await sql<{ a: string; b: string }>`
						select ${`${i}-${padding}`}::text as a, ${i % 2 ? "odd" : "even"}::text as b`.execute(database.db);
					return rows[0]?.a === `${i}-${padding}` && rows[0]?.b === (i % 2 ? "odd" : "even");
				}),
			);
			expect(answers.every(Boolean)).toBe(true);
		});

		it("tells listeners of a commit, and only of a commit", async () => {
			const heard: unknown[] = [];
			database.afterCommit((tx) => heard.push(tx));
			const handle = await database.transaction(async (tx) => tx);
			await database.transaction(() => Promise.reject(new Error("no"))).catch(() => undefined);
			expect(heard).toEqual([handle]);
		});

		it("gives times as dates, JSON as values and big numbers as text", async () => {
			const { rows } = await sql<{ at: Date; json: unknown; big: string }>`
				select timestamptz '2026-01-02T03:04:05Z' as at, '{"a": [1, null]}'::jsonb as json, 9007199254740993 as big
				`.execute(database.db);
			expect(rows[0]).toEqual({
				at: new Date("2026-01-02T03:04:05Z"),
				json: { a: [1, null] },
				big: "9007199254740993",
			});
		});

		it("migrates again without doing anything twice", async () => {
			await migrate(database);
			await Promise.all([migrate(database), migrate(database)]);
			await expect(database.ping()).resolves.toBeUndefined();
		});

		it("stores names that try to be SQL, HTML or right-to-left tricks as the text they are", async () => {
			const names = ["Robert'); drop table users;--", "<img src=x onerror=alert(1)>", "abc\u202Egnp.exe", "$1", "\\'"];
			for (const name of names) {
				await sql`insert into tally values (${name}, 1)`.execute(database.db);
				expect(await count(name)).toBe(1);
			}
		});
	});
}
