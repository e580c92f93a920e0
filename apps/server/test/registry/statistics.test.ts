import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved, until } from "./registry.ts";

const ID = "acme.word-count";
const AT = `developer/extensions/${ID}/statistics`;
const DAY_MS = 24 * 60 * 60_000;

describe.each(databases)("an author's statistics, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let ben: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada);
		await publishApproved(server, ada, { version: "1.1.0" });
		ben = await server.user("ben");
	});
	afterAll(() => server.close());

	const today = async () => (await ada.get(AT)).body.daily.at(-1);

	it("has a row for each of the last ninety days, also where nothing happened", async () => {
		const { status, body } = await ada.get(AT);
		expect(status).toBe(200);
		expect(body).toMatchObject({ id: ID, displayName: "Word Count", installs: 0, versions: [], errors: [] });
		expect(body.daily).toHaveLength(90);
		expect(body.daily[89]).toEqual({
			date: new Date().toISOString().slice(0, 10),
			installs: 0,
			downloads: 0,
			errors: {},
		});
		expect((await ada.get(`${AT}?days=7`)).body.daily).toHaveLength(7);
	});

	it("counts every download of a version once, by package or by main script, and nothing else", async () => {
		const at = `extensions/${ID}/versions/1.1.0`;
		const first = await ben.get(`${at}/package`);
		await Promise.all(Array.from({ length: 9 }, () => ben.get(`${at}/files/extension.js`)));
		const etag = first.headers.get("etag") ?? "";
		expectStatus(await ben.get(`${at}/package`, { "if-none-match": etag }), 304);
		expectStatus(await ben.get(`${at}/files/README.md`), 200);
		expectStatus(await ben.request("HEAD", `${at}/package`), 200);
		expectStatus(await ben.get(`${at}/files/nothing.js`), 404);
		await until(
			() => ada.get(AT),
			(answer) => answer.body.downloads >= 10,
		);
		expect(await today()).toMatchObject({ downloads: 10 });
	});

	it("counts somebody who comes back once, and tells what is in use and switched on", async () => {
		const anonymous = server.visitor();
		for (const user of [ben, anonymous]) expectStatus(await user.post("user/extensions", { extensionId: ID }), 201);
		expectStatus(await ben.delete(`user/extensions/${ID}`), 204);
		expectStatus(await ben.post("user/extensions", { extensionId: ID, version: "1.0.0" }), 201);
		expectStatus(await ben.patch(`user/extensions/${ID}`, { enabled: false }), 200);
		// Signing in moves the installation to the account; it is the same person.
		await anonymous.register("cleo");
		const { body } = await until(
			() => ada.get(AT),
			(answer) => answer.body.weeklyInstalls === 2,
		);
		expect(body).toMatchObject({
			installs: 2,
			activeInstalls: 1,
			previousWeeklyInstalls: 0,
			versions: [
				{ version: "1.1.0", installs: 1 },
				{ version: "1.0.0", installs: 1 },
			],
		});
		expect(await today()).toMatchObject({ installs: 2 });
	});

	it("tells errors by kind and day, and how people rated it", async () => {
		const report = { extensionId: ID, version: "1.0.0", message: "It broke." };
		for (const kind of ["crash", "crash", "uncaught"]) {
			expectStatus(await ben.post("telemetry/errors", { ...report, kind }), 204);
		}
		expectStatus(await ben.put(`extensions/${ID}/reviews`, { rating: 4 }), 200);
		expect((await ada.get(AT)).body).toMatchObject({
			errors: [
				{ kind: "crash", count: 2 },
				{ kind: "uncaught", count: 1 },
			],
			rating: { average: 4, count: 1 },
			distribution: [0, 0, 0, 1, 0],
		});
		expect((await today()).errors).toEqual({ crash: 2, uncaught: 1 });
	});

	it("puts days and weeks where they belong", async () => {
		const { db } = server.context.database;
		await db
			.updateTable("install_history")
			.set({ installed_at: new Date(Date.now() - 8 * DAY_MS) })
			.where("user_id", "in", (await ownerIds(server)).slice(0, 1))
			.execute();
		expectStatus(await ben.patch(`user/extensions/${ID}`, { enabled: true }), 200);
		const { body } = await until(
			() => ada.get(AT),
			(answer) => answer.body.previousWeeklyInstalls === 1,
		);
		expect(body).toMatchObject({ weeklyInstalls: 1, activeInstalls: 2 });
		expect(body.daily.at(-9)).toMatchObject({ installs: 1 });
	});
});

async function ownerIds(server: TestServer): Promise<string[]> {
	const rows = await server.context.database.db.selectFrom("install_history").select("user_id").execute();
	return rows.map((row) => row.user_id);
}

describe("figures when a server stops", () => {
	it("writes down at shutdown what it had counted, and counts installs anew that a killed one had not", async () => {
		const dataDir = await mkdtemp(join(tmpdir(), "annex-figures-"));
		const installs = (server: TestServer) => server.visitor().get(`extensions/${ID}`);
		try {
			const first = await startTestServer({ dataDir });
			const ada = await author(first, "ada", "acme");
			await publishApproved(first, ada);
			expectStatus(await first.visitor().post("user/extensions", { extensionId: ID }), 201);
			await until(
				() => installs(first),
				(answer) => answer.body.installs === 1,
			);
			// As if it had been killed before it counted.
			await first.context.database.db.updateTable("extensions").set({ installs: 0 }).execute();
			await first.visitor().get(`extensions/${ID}/versions/1.0.0/package`);
			await first.close();

			await using second = await startTestServer({ dataDir });
			await until(
				() => installs(second),
				(answer) => answer.body.installs === 1,
			);
			const again = second.visitor();
			await again.login("ada");
			expect((await again.get(AT)).body).toMatchObject({ downloads: 1, weeklyInstalls: 1 });
		} finally {
			await rm(dataDir, { recursive: true, force: true });
		}
	});
});
