import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../../test/support/index.ts";

describe("publishers and API tokens", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());

	const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

	it("gives a publisher's name to whoever takes it first", async () => {
		const [ada, eve] = [await server.user("ada"), await server.user("eve")];
		expect(await ada.post("developer/register", { publisher: "acme" })).toMatchObject({
			status: 201,
			body: { name: "acme", verified: false },
		});
		expect((await ada.post("developer/register", { publisher: "acme" })).status).toBe(201);
		expect(await eve.post("developer/register", { publisher: "acme" })).toMatchObject({
			status: 409,
			body: { code: "publisher_taken" },
		});
		expect((await ada.get("auth/me")).body.publishers).toEqual(["acme"]);
	});

	it("keeps the platform's own names for administrators", async () => {
		const mary = await server.user("mary");
		for (const publisher of ["annex", "admin", "api"]) {
			expect((await mary.post("developer/register", { publisher })).body.code).toBe("publisher_reserved");
		}
		const admin = await server.admin();
		expect(await admin.post("developer/register", { publisher: "annex" })).toMatchObject({
			status: 201,
			body: { verified: true },
		});
	});

	it("shows a token once, lists it without its secret, and stores only its digest", async () => {
		const grace = await server.user("grace");
		const made = await grace.post("developer/tokens", { name: "laptop", expiresInDays: 7 });
		expect(made).toMatchObject({ status: 201, body: { name: "laptop", scopes: ["publish", "read"] } });
		expect(made.headers.get("cache-control")).toBe("no-store");
		const { token, ...rest } = made.body;
		expect((await grace.get("developer/tokens")).body.items).toEqual([rest]);
		const rows = await server.context.database.db.selectFrom("api_tokens").selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(Date.parse(rest.expiresAt) - Date.parse(rest.createdAt)).toBe(7 * 86_400_000);
	});

	it("lets a token do what its scopes say, notes its use, and ends it at once when deleted", async () => {
		const owner = await server.user("hedy");
		const { body } = await owner.post("developer/tokens", { name: "ci", scopes: ["read"] });
		const anyone = server.visitor();
		expect((await anyone.get("auth/me", bearer(body.token))).body).toMatchObject({ username: "hedy" });
		expect((await anyone.get("developer/tokens", bearer(body.token))).body.items[0].lastUsedAt).not.toBeNull();
		expect(await anyone.post("developer/register", { publisher: "hedys" }, bearer(body.token))).toMatchObject({
			status: 403,
			body: { code: "forbidden" },
		});
		expect((await owner.delete(`developer/tokens/${body.id}`)).status).toBe(204);
		expect((await anyone.get("auth/me", bearer(body.token))).status).toBe(401);
	});

	it("stores a token's name literally, whatever it tries to be", async () => {
		const owner = await server.user("joan");
		const names = ["'; drop table api_tokens;--", "<script>alert(1)</script>", "abc\u202Egnp.exe", "$(id)", "🔑"];
		for (const name of names) expect((await owner.post("developer/tokens", { name })).body.name).toBe(name);
		const listed = (await owner.get("developer/tokens")).body.items.map((item: { name: string }) => item.name);
		expect(listed.sort()).toEqual(names.sort());
	});
});
