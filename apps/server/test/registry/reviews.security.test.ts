import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved } from "./registry.ts";

const ID = "acme.word-count";
const AT = `extensions/${ID}/reviews`;
const REPORT = { reason: "spam", text: "Full of advertisement." };

describe("reviews by people who mean no good", () => {
	let server: TestServer;
	let ada: Visitor;
	let ben: Visitor;
	beforeAll(async () => {
		server = await startTestServer();
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada);
		ben = await server.user("ben");
		expectStatus(await ben.post("user/extensions", { extensionId: ID }), 201);
	});
	afterAll(() => server.close());

	it.each([
		["six stars", { rating: 6 }],
		["no star", { rating: 0 }],
		["half a star", { rating: 4.5 }],
		["stars as text", { rating: "5" }],
		["no rating", { text: "Good." }],
		["a title without end", { rating: 5, title: "x".repeat(101) }],
		["a text without end", { rating: 5, text: "x".repeat(4_001) }],
		["somebody else's id", { rating: 5, userId: "somebody" }],
		["somebody else's name", { rating: 5, author: "ada" }],
	])("refuses a review with %s", async (_, body) => {
		expect(await ben.put(AT, body)).toMatchObject({ status: 400, body: { code: "body_invalid" } });
		expect((await ben.get(AT)).body.total).toBe(0);
	});

	it("refuses who never installed it, who publishes it, who is not signed in, and API tokens", async () => {
		const mallory = await server.user("mallory");
		expect((await mallory.get(AT)).body.mayReview).toBe("install-first");
		expect(await mallory.put(AT, { rating: 1 })).toMatchObject({ status: 403, body: { code: "review_not_installed" } });

		expectStatus(await ada.post("user/extensions", { extensionId: ID }), 201);
		expect((await ada.get(AT)).body.mayReview).toBe("own-publisher");
		expect(await ada.put(AT, { rating: 5 })).toMatchObject({ status: 403, body: { code: "review_own" } });

		expectStatus(await server.visitor().put(AT, { rating: 1 }), 401);
		expectStatus(await server.visitor().post(`extensions/${ID}/reports`, REPORT), 401);

		const { body } = await ben.post("developer/tokens", { name: "laptop" });
		const headers = { authorization: `Bearer ${body.token}` };
		const tool = server.visitor();
		expectStatus(await tool.request("PUT", AT, { body: { rating: 1 }, headers }), 403);
		expectStatus(await tool.request("DELETE", AT, { headers }), 403);
		expect((await tool.get(AT, headers)).body.mayReview).toBe("sign-in");
	});

	it("keeps hostile texts as the plain data they are, and touches nobody else's review", async () => {
		const title = '<img src=x onerror="alert(1)">';
		const text = "</script><script>alert(1)</script> \u202Egnp.exe \u0000 '; drop table reviews;--";
		expectStatus(await ben.put(AT, { rating: 1, title, text }), 200);
		const answer = await server.visitor().get(AT);
		expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
		expect(answer.body.items).toMatchObject([{ author: "ben", title, text: text.replace("\0", "\u{fffd}") }]);
		expect(Object.keys(answer.body.items[0])).not.toContain("userId");
		const mallory = server.visitor();
		await mallory.login("mallory");
		expectStatus(await mallory.delete(AT), 204);
		expect((await ben.get(AT)).body.total).toBe(1);
	});

	it("slows down whoever writes or reports without end", async () => {
		let last = await ben.put(AT, { rating: 1 });
		for (let at = 0; at < 60; at++) last = await ben.put(AT, { rating: 1 + (at % 5) });
		expect(last).toMatchObject({ status: 429, body: { code: "rate_limited" } });
		for (let at = 0; at < 11; at++) last = await ben.post(`extensions/${ID}/reports`, REPORT);
		expect(last.status).toBe(429);
	});

	it.each([
		["no reason", { text: REPORT.text }],
		["a reason of its own", { ...REPORT, reason: "boredom" }],
		["hardly a word", { ...REPORT, text: "          bad " }],
		["somebody else's id", { ...REPORT, userId: "somebody" }],
	])("refuses a report with %s", async (_, body) => {
		const mallory = server.visitor();
		await mallory.login("mallory");
		expect((await mallory.post(`extensions/${ID}/reports`, body)).body.code).toBe("body_invalid");
	});

	it("shows the desk and the figures of others to nobody", async () => {
		for (const visitor of [ben, ada, server.visitor()]) {
			expectStatus(await visitor.get("admin/reports"), 404);
			expectStatus(await visitor.post("admin/reports/1/close", { reason: "Nothing." }), 404);
		}
		expectStatus(await ben.get(`developer/extensions/${ID}/statistics`), 404);
		expectStatus(await server.visitor().get(`developer/extensions/${ID}/statistics`), 401);
		expectStatus(await (await server.admin()).get(`developer/extensions/${ID}/statistics`), 404);
		expect((await ada.get(`developer/extensions/${ID}/statistics?days=91`)).status).toBe(400);
	});
});
