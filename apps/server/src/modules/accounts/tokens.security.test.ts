import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer, type Visitor } from "../../../test/support/index.ts";
import { makeToken } from "./api-token.ts";

describe("abuse of API tokens", () => {
	let server: TestServer;
	let owner: Visitor;
	let made: { id: string; token: string };
	beforeAll(async () => {
		server = await startTestServer();
		owner = await server.user("owner");
		made = (await owner.post("developer/tokens", { name: "mine" })).body;
	});
	afterAll(() => server.close());

	const me = (authorization: string) => server.visitor().get("auth/me", { authorization });

	it("knows nobody by a token that was never made, was changed, or is another kind of credential", async () => {
		const forged = [
			`Bearer ${makeToken().token}`,
			`Bearer ${made.token.slice(0, -1)}`,
			`Bearer ${made.token}x`,
			`Bearer ${made.id}`,
			`Basic ${made.token}`,
			"Bearer",
			"Bearer ' or 1=1 --",
			`Bearer ${"a".repeat(10_000)}`,
		];
		for (const authorization of forged) {
			expect(await me(authorization)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
		}
		expect((await me(`Bearer ${made.token}`)).status).toBe(200);
	});

	it("refuses a bad token even beside a good cookie", async () => {
		const headers = { authorization: `Bearer ${makeToken().token}` };
		expect((await owner.get("developer/tokens", headers)).status).toBe(401);
	});

	it("refuses an expired token", async () => {
		const { body } = await owner.post("developer/tokens", { name: "old" });
		await server.context.database.db
			.updateTable("api_tokens")
			.set({ expires_at: new Date(Date.now() - 1) })
			.where("id", "=", body.id)
			.execute();
		expect((await me(`Bearer ${body.token}`)).status).toBe(401);
	});

	it("lets a token make or delete no tokens", async () => {
		const headers = { authorization: `Bearer ${made.token}` };
		const anyone = server.visitor();
		expect((await anyone.post("developer/tokens", { name: "more" }, headers)).status).toBe(403);
		expect((await anyone.request("DELETE", `developer/tokens/${made.id}`, { headers })).status).toBe(403);
	});

	it("lets a token of a moderator moderate nothing", async () => {
		const admin = await server.admin();
		const { body } = await admin.post("developer/tokens", { name: "ci" });
		expect((await admin.get("admin/review-queue")).status).toBe(200);
		const answer = await server.visitor().get("admin/review-queue", { authorization: `Bearer ${body.token}` });
		// Hidden like every address of moderation from whoever may not use it.
		expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
	});

	it("answers for somebody else's token as for one that never was", async () => {
		const eve = await server.user("eve");
		const foreign = await eve.delete(`developer/tokens/${made.id}`);
		const absent = await eve.delete("developer/tokens/00000000-0000-4000-8000-000000000000");
		const odd = await eve.delete("developer/tokens/'%20or%201=1");
		expect(foreign.status).toBe(404);
		expect([absent.body, odd.body]).toEqual([foreign.body, foreign.body]);
		expect((await me(`Bearer ${made.token}`)).status).toBe(200);
	});

	it("stops one account from hoarding tokens", async () => {
		const hoarder = await server.user("hoarder");
		const answers = [];
		for (let i = 0; i < 51; i++) answers.push((await hoarder.post("developer/tokens", { name: `t${i}` })).status);
		expect(answers.filter((status) => status === 201)).toHaveLength(50);
		expect(answers.at(-1)).toBe(409);
	});
});
