import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved, until } from "./registry.ts";

const ID = "acme.word-count";

describe.each(databases)("telemetry, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let user: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada);
		await publishApproved(server, ada, { name: "other" });
		user = server.visitor();
		expectStatus(await user.post("user/extensions", { extensionId: ID }), 201);
	});
	afterAll(() => server.close());

	const report = { extensionId: ID, version: "1.0.0", kind: "crash", message: "It broke." };
	const reports = () => server.context.database.db.selectFrom("error_reports").selectAll().execute();
	const versionState = async () => (await ada.get(`developer/extensions/${ID}/versions/1.0.0`)).body.status;

	it("keeps what somebody reports of what he has installed", async () => {
		expectStatus(await user.post("telemetry/errors", { ...report, message: "NUL \u0000", stack: "at x" }), 204);
		expect(await reports()).toMatchObject([
			{ extension_id: ID, kind: "crash", message: "NUL \u{fffd}", stack: "at x" },
		]);
	});

	it.each([
		["what is not installed", { ...report, extensionId: "acme.other" }],
		["what does not exist", { ...report, extensionId: "acme.nothing" }],
		["a version that does not exist", { ...report, version: "9.9.9" }],
	])("knows nothing of %s", async (_, body) => {
		expectStatus(await user.post("telemetry/errors", body), 404);
	});

	it("takes nothing from somebody who has nothing installed", async () => {
		const stranger = server.visitor();
		expectStatus(await stranger.post("telemetry/errors", report), 404);
		expect(stranger.cookies.size).toBe(0);
		expect(await reports()).toHaveLength(1);
	});

	it.each([
		["another kind", { ...report, kind: "boredom" }],
		["a message without end", { ...report, message: "x".repeat(2_001) }],
		["a field too many", { ...report, userId: "somebody else" }],
	])("refuses a report with %s", async (_, body) => {
		expect((await user.post("telemetry/errors", body)).body.code).toBe("body_invalid");
	});

	it("slows down whoever reports without end, and one person alone flags nothing", async () => {
		const answers = [];
		for (let at = 0; at < 40; at++) answers.push(await user.post("telemetry/errors", report));
		expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
		expect(Number(answers.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
		expect(await versionState()).toBe("published");
	});

	it("flags the version for review when more than a hundred people report within an hour, and it stays in sight", async () => {
		const { db } = server.context.database;
		await db
			.insertInto("error_reports")
			.values(
				Array.from({ length: 150 }, (_, at) => ({
					app_id: "workbench",
					user_id: `person ${at}`,
					...{ extension_id: ID, version: "1.0.0", kind: "crash", message: "It broke.", stack: null },
					created_at: at < 99 ? new Date() : new Date(Date.now() - 2 * 60 * 60_000),
				})),
			)
			.execute();
		const second = server.visitor();
		await second.post("user/extensions", { extensionId: ID });
		const third = server.visitor();
		await third.post("user/extensions", { extensionId: ID });
		expect(await versionState()).toBe("published");
		expectStatus(await second.post("telemetry/errors", report), 204);
		expect(await versionState()).toBe("flagged");
		expectStatus(await server.visitor().get(`extensions/${ID}`), 200);
		expectStatus(await third.post("telemetry/errors", report), 204);

		const admin = await server.admin();
		const queue = await admin.get("admin/review-queue");
		expect(queue.body.items).toMatchObject([{ id: ID, status: "flagged" }]);
		expectStatus(await admin.post(`admin/extensions/${ID}/versions/1.0.0/approve`), 204);
		expect(await versionState()).toBe("published");
		// What was cleared does not come back by the reports from before.
		expectStatus(await third.post("telemetry/errors", report), 204);
		expect(await versionState()).toBe("published");
		await until(
			() => ada.get("developer/extensions"),
			(answer) => answer.body.items.every((one: { state: string }) => one.state === "published"),
		);
	});
});
