import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { makePackage } from "./make-package.ts";
import { author, expectStatus, moderator, publish, publishApproved, scanned } from "./registry.ts";

const ID = "acme.word-count";

describe.each(databases)("review, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let molly: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		molly = await moderator(server, "molly");
		await publish(ada, makePackage());
		await scanned(ada, ID, "1.0.0");
	});
	afterAll(() => server.close());

	const routes: [string, string][] = [
		["GET", "admin/review-queue"],
		["GET", "admin/review-queue?limit=nonsense"],
		["GET", `admin/extensions/${ID}/versions/1.0.0`],
		["POST", `admin/extensions/${ID}/versions/1.0.0/approve`],
		["POST", `admin/extensions/${ID}/versions/1.0.0/reject`],
		["POST", `admin/extensions/${ID}/suspend`],
		["POST", `admin/extensions/${ID}/unsuspend`],
		["POST", "admin/extensions/NOT AN ID/suspend"],
	];

	it.each(routes)("%s %s looks to everybody else like a route that does not exist", async (method, path) => {
		const token = (await ada.post("developer/tokens", { name: `t${Math.random()}` })).body.token;
		const bearer = { authorization: `Bearer ${token}` };
		const body = method === "POST" ? { body: { reason: "because" } } : {};
		for (const [stranger, headers] of [
			[server.visitor(), {}],
			[ada, {}],
			[server.visitor(), bearer],
		] as const) {
			const real = await stranger.request(method, path, { ...body, headers });
			const none = await stranger.request(method, `admin/no/such/route`, { ...body, headers });
			expect(real.status).toBe(404);
			expect(real.body).toEqual(none.body);
			const names = (answer: typeof real) => [...answer.headers.keys()].filter((name) => name !== "date").sort();
			expect(names(real)).toEqual(names(none));
		}
	});

	it("lets a moderator's token do nothing: decisions are made by people in a session", async () => {
		const { token } = (await molly.post("developer/tokens", { name: "mine" })).body;
		const answer = await server.visitor().get("admin/review-queue", { authorization: `Bearer ${token}` });
		expect(answer.status).toBe(404);
	});

	it("does not let a moderator decide about his own publisher's version, but lets an administrator", async () => {
		expectStatus(await molly.post("developer/register", { publisher: "molly" }), 201);
		await publish(molly, makePackage({ publisher: "molly" }));
		await scanned(molly, "molly.word-count", "1.0.0");
		const at = "admin/extensions/molly.word-count/versions/1.0.0";
		expect((await molly.post(`${at}/approve`)).body.code).toBe("own_version");
		expect((await molly.post(`${at}/reject`, { reason: "no" })).status).toBe(400);
		expect((await molly.post(`${at}/reject`, { reason: "because" })).body.code).toBe("own_version");
		const admin = await server.admin();
		await admin.post("developer/register", { publisher: "house" });
		await publish(admin, makePackage({ publisher: "house" }));
		await scanned(admin, "house.word-count", "1.0.0");
		expectStatus(await admin.post("admin/extensions/house.word-count/versions/1.0.0/approve"), 204);
		expectStatus(await admin.post("admin/extensions/molly.word-count/suspend", { reason: "because" }), 409);
	});

	it("lets one of many decisions at once count", async () => {
		const at = `admin/extensions/${ID}/versions/1.0.0`;
		const admin = await server.admin();
		const answers = await Promise.all([
			molly.post(`${at}/approve`),
			molly.post(`${at}/reject`, { reason: "because" }),
			admin.post(`${at}/approve`),
			admin.post(`${at}/reject`, { reason: "because" }),
		]);
		expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409, 409]);
		const decisions = await server.context.database.db
			.selectFrom("decisions")
			.selectAll()
			.where("extension_id", "=", ID)
			.execute();
		expect(decisions).toHaveLength(1);
	});

	it.each([
		["no reason", {}],
		["an empty reason", { reason: "   " }],
		["a reason that is no text", { reason: { $ne: 1 } }],
		["a reason without end", { reason: "x".repeat(2_001) }],
		["a field too many", { reason: "because", state: "banned" }],
	])("refuses a suspension with %s", async (_, body) => {
		expect((await molly.post(`admin/extensions/${ID}/suspend`, body)).body.code).toBe("body_invalid");
	});

	it("keeps a suspended extension out of sight when another version of it is approved", async () => {
		await publishApproved(server, ada, { name: "stopped" });
		expectStatus(await molly.post("admin/extensions/acme.stopped/suspend", { reason: "because" }), 204);
		expectStatus(await molly.post("admin/extensions/acme.stopped/suspend", { reason: "because" }), 409);
		await publishApproved(server, ada, { name: "stopped", version: "1.0.1" });
		expectStatus(await server.visitor().get("extensions/acme.stopped"), 404);
		expectStatus(await server.visitor().get("extensions/acme.stopped/versions/1.0.1"), 404);
		expectStatus(await molly.post("admin/extensions/acme.stopped/unsuspend"), 204);
		expect((await server.visitor().get("extensions/acme.stopped")).body.version).toBe("1.0.1");
	});

	it("pages the queue, oldest first", async () => {
		for (const name of ["one", "two", "three"]) {
			await publish(ada, makePackage({ name }));
			await scanned(ada, `acme.${name}`, "1.0.0");
		}
		const page = await molly.get("admin/review-queue?limit=2&offset=1");
		expect(page.body.items).toHaveLength(2);
		expect(page.body.total).toBe(4);
		expect((await molly.get("admin/review-queue?limit=101")).body.code).toBe("body_invalid");
	});
});
