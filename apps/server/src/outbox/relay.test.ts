import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenDatabase, onEachDatabase } from "../../test/support/index.ts";
import { pgBossQueue } from "../ports/queue/drivers/pg-boss.ts";
import type { Queue } from "../ports/queue/port.ts";
import { type OutboxRelay, outboxRelay } from "./relay.ts";

const approved = (version: string) => ({ extensionId: "acme.tool", version });

onEachDatabase((open) => {
	describe("the outbox", () => {
		let opened: OpenDatabase;
		let queue: Queue;
		let relays: OutboxRelay[];
		beforeEach(async () => {
			opened = await open();
			queue = await pgBossQueue({
				database: opened.database,
				retrySeconds: 0,
				onError: (error) => {
					throw error;
				},
			});
			relays = [];
		});
		afterEach(async () => {
			for (const relay of relays) await relay.close();
			await queue.close();
			await opened[Symbol.asyncDispose]();
		});

		function relay(through: Queue = queue, errors: unknown[] = []): OutboxRelay {
			const made = outboxRelay({
				database: opened.database,
				queue: through,
				// Longer than any test: what arrives was carried by the commit, not by the clock.
				intervalMs: 600_000,
				onError: (error) => errors.push(error),
			});
			relays.push(made);
			return made;
		}
		const write = (through: OutboxRelay, version: string) =>
			opened.database.transaction((tx) => through.write(tx, "version.approved", approved(version)));
		const waiting = async () =>
			(
				await sql<{ n: number }>`select count(*)::int as n from outbox where dispatched_at is null`.execute(
					opened.database.db,
				)
			).rows[0]?.n;

		it("carries what was committed to every consumer at once, in order, and nothing that was rolled back", async () => {
			const heard: string[] = [];
			const done = Promise.withResolvers<void>();
			const outbox = relay();
			outbox.subscribe("version.approved", "test.index", async ({ payload }) => {
				heard.push(payload.version);
				if (payload.version === "3.0.0") done.resolve();
			});
			const mailed = Promise.withResolvers<unknown>();
			outbox.subscribe("version.approved", "test.mail", async ({ payload }) => mailed.resolve(payload));
			await outbox.start();
			await write(outbox, "1.0.0");
			await opened.database
				.transaction(async (tx) => {
					await outbox.write(tx, "version.approved", approved("2.0.0"));
					throw new Error("changed my mind");
				})
				.catch(() => undefined);
			await write(outbox, "3.0.0");
			await done.promise;
			expect(heard).toEqual(["1.0.0", "3.0.0"]);
			expect(await mailed.promise).toEqual(approved("1.0.0"));
			await expect.poll(waiting).toBe(0);
		});

		it("loses nothing while the queue is down, and carries it all in order once it is back", async () => {
			let isDown = true;
			const failing: Queue = {
				...queue,
				enqueue: (job) => (isDown ? Promise.reject(new Error("connection refused")) : queue.enqueue(job)),
			};
			const errors: unknown[] = [];
			const heard: string[] = [];
			const outbox = relay(failing, errors);
			outbox.subscribe("version.approved", "test.index", async ({ payload }) => {
				heard.push(payload.version);
			});
			await outbox.start();
			for (const version of ["1.0.0", "2.0.0", "3.0.0"]) await write(outbox, version);
			await expect.poll(() => errors.length).toBeGreaterThan(0);
			expect(await waiting()).toBe(3);
			expect((await outbox.lag()).waiting).toBe(3);
			isDown = false;
			await outbox.drain();
			await expect.poll(() => heard).toEqual(["1.0.0", "2.0.0", "3.0.0"]);
			expect(await waiting()).toBe(0);
		});

		it("doubles nothing when it dies after the queue has the event and before that is noted", async () => {
			const heard: string[] = [];
			const outbox = relay();
			outbox.subscribe("version.approved", "test.index", async ({ id }) => {
				heard.push(id);
			});
			await outbox.start();
			await write(outbox, "1.0.0");
			await expect.poll(() => heard).toHaveLength(1);
			await expect.poll(waiting).toBe(0);
			// What the table says after such a death: sent, but not marked.
			await sql`update outbox set dispatched_at = null`.execute(opened.database.db);
			await outbox.drain();
			await write(outbox, "2.0.0");
			await expect.poll(() => heard).toHaveLength(2);
			expect(new Set(heard).size).toBe(2);
		});

		it("carries at the next start what was committed just before the end", async () => {
			const first = relay();
			await write(first, "1.0.0");
			await first.close();
			const heard = Promise.withResolvers<unknown>();
			const second = relay();
			second.subscribe("version.approved", "test.index", async ({ payload }) => heard.resolve(payload));
			await second.start();
			expect(await heard.promise).toEqual(approved("1.0.0"));
		});

		it("forgets events a week after they were carried, and never one that waits", async () => {
			const outbox = relay();
			await write(outbox, "1.0.0");
			await write(outbox, "2.0.0");
			const { db } = opened.database;
			await sql`update outbox set dispatched_at = now() - interval '8 days' where id = 1`.execute(db);
			await sql`update outbox set created_at = now() - interval '8 days'`.execute(db);
			expect(await outbox.drain()).toBe(1);
			expect((await db.selectFrom("outbox").select("id").execute()).map((row) => row.id)).toEqual(["2"]);
		});

		it("gives an event to its consumer again when that fails, with the same id", async () => {
			const attempts: string[] = [];
			const outbox = relay();
			outbox.subscribe("version.approved", "test.index", async ({ id, attempt }) => {
				attempts.push(`${id}:${attempt}`);
				if (attempt === 1) throw new Error("busy");
			});
			await outbox.start();
			await write(outbox, "1.0.0");
			await expect.poll(() => attempts).toEqual(["1:1", "1:2"]);
		});
	});
});
