import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { author, expectStatus, publishApproved } from "../../../test/registry/registry.ts";
import { onEachDatabase, startTestServer, type TestServer } from "../../../test/support/index.ts";
import { modules } from "../index.ts";
import { housekeepingModule } from "./housekeeping.ts";
import { sweep } from "./sweep.ts";

/** Does not sweep by itself, so that nothing goes before the test looks. */
const untidy = modules.filter((module) => module !== housekeepingModule);

const DAY_MS = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

async function addAnonymous(server: TestServer, id: string, createdAt: Date): Promise<void> {
	await server.context.database.db
		.insertInto("users")
		.values({
			id,
			name: "Anonymous",
			email: `${id}@anonymous.invalid`,
			email_verified: false,
			is_anonymous: true,
			role: "user",
			created_at: createdAt,
			updated_at: createdAt,
		})
		.execute();
}

async function addSession(server: TestServer, userId: string, expiresAt: Date): Promise<void> {
	await server.context.database.pool.query(
		"insert into sessions (id, token, user_id, expires_at) values ($1, $1, $2, $3)",
		[`session-of-${userId}`, userId, expiresAt],
	);
}

async function addReport(server: TestServer, message: string, createdAt: Date): Promise<void> {
	await server.context.database.db
		.insertInto("error_reports")
		.values({
			app_id: "workbench",
			user_id: null,
			extension_id: "acme.tool",
			version: "1.0.0",
			kind: "crash",
			message,
			stack: null,
			created_at: createdAt,
		})
		.execute();
}

async function left(server: TestServer) {
	const { pool } = server.context.database;
	const texts = async (query: string) => (await pool.query<{ t: string }>(query)).rows.map((row) => row.t);
	return {
		anonymous: await texts("select id as t from users where is_anonymous order by id"),
		sessions: await texts("select user_id as t from sessions order by user_id"),
		reports: await texts("select message as t from error_reports order by message"),
	};
}

async function fill(server: TestServer): Promise<void> {
	await addAnonymous(server, "abandoned", daysAgo(31));
	await addAnonymous(server, "recent", daysAgo(29));
	await addAnonymous(server, "returning", daysAgo(400));
	await addSession(server, "abandoned", daysAgo(1));
	await addSession(server, "returning", daysAgo(-1));
	await addReport(server, "old", daysAgo(91));
	await addReport(server, "young", daysAgo(89));
}

const reachable = { anonymous: ["recent", "returning"], sessions: ["returning"], reports: ["young"] };

onEachDatabase((_open, database) => {
	it("removes what nobody can reach any more, and nothing else, however often", async () => {
		await using server = await startTestServer({ database, modules: untidy });
		await fill(server);
		await publishApproved(server, await author(server, "ada", "acme"));
		const visitor = server.visitor();
		expectStatus(await visitor.post("user/extensions", { extensionId: "acme.word-count" }), 201);
		const { id } = (await visitor.get("auth/me")).body;
		const { pool } = server.context.database;
		await pool.query("update users set created_at = $1 where id = $2", [daysAgo(31), id]);
		await pool.query(
			"delete from sessions where user_id = $1 or user_id in (select id from users where not is_anonymous)",
			[id],
		);
		const kept = { ...reachable, anonymous: [id, ...reachable.anonymous].sort() };
		await sweep(server.context);
		expect(await left(server)).toEqual(kept);
		await sweep(server.context);
		expect(await left(server)).toEqual(kept);
	});
});

it("is run by a server that starts", async () => {
	const dataDir = await mkdtemp(join(tmpdir(), "annex-sweep-"));
	try {
		{
			await using before = await startTestServer({ dataDir, modules: untidy });
			await fill(before);
		}
		await using after = await startTestServer({ dataDir });
		await expect.poll(() => left(after), { timeout: 5_000 }).toEqual(reachable);
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
});
