import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved, until } from "./registry.ts";

const ID = "acme.word-count";
const MB = 1024 * 1024;

describe.each(databases)("installations, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada, { permissions: ["storage"], limits: { storageMB: 1 } });
		await publishApproved(server, ada, { version: "1.1.0", permissions: ["storage", "data.read"] });
		await publishApproved(server, ada, { name: "other" });
		await publishApproved(server, ada, { name: "from-the-future", engines: { platform: "^9.0.0" } });
		await publishApproved(server, ada, { name: "needs-more", requires: ["teleport"] });
	});
	afterAll(() => server.close());

	async function installed(version?: string, id = ID): Promise<Visitor> {
		const visitor = server.visitor();
		const body = { extensionId: id, ...(version ? { version } : {}), grants: [{ permission: "storage" }] };
		expectStatus(await visitor.post("user/extensions", body), 201);
		return visitor;
	}

	it("installs once, however many ask at once, and counts it once", async () => {
		const visitor = await installed(undefined, "acme.other");
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => visitor.post("user/extensions", { extensionId: "acme.other" })),
		);
		expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(201));
		expect((await visitor.get("user/extensions")).body.items).toHaveLength(1);
		const others = await Promise.all(Array.from({ length: 4 }, () => installed(undefined, "acme.other")));
		await until(
			() => server.visitor().get("extensions/acme.other"),
			(answer) => answer.body.installs === 5,
		);
		await others[0]?.delete("user/extensions/acme.other");
		await until(
			() => server.visitor().get("extensions/acme.other"),
			(answer) => answer.body.installs === 4,
		);
	});

	it.each([
		["a permission that is not asked for", [{ permission: "data.write" }], 422, "grant_not_requested"],
		[
			"hosts for what has none",
			[{ permission: "storage", hosts: ["https://a.example/*"] }],
			422,
			"grant_not_requested",
		],
		["a permission that does not exist", [{ permission: "root" }], 400, "body_invalid"],
		["what is no list", "storage", 400, "body_invalid"],
	])("refuses to grant %s", async (_, grants, status, code) => {
		const visitor = server.visitor();
		const answer = await visitor.post("user/extensions", { extensionId: ID, grants });
		expect(answer).toMatchObject({ status, body: { code } });
		expect(visitor.cookies.size).toBe(0);
	});

	it("never widens grants by an update, and refuses to widen them beyond what is asked", async () => {
		const visitor = await installed("1.0.0");
		const updated = await visitor.patch(`user/extensions/${ID}`, { version: "1.1.0" });
		expect(updated.body).toMatchObject({ version: "1.1.0", grants: [{ permission: "storage" }] });
		const back = await visitor.patch(`user/extensions/${ID}`, {
			version: "1.0.0",
			grants: [{ permission: "data.read" }],
		});
		expect(back.body.code).toBe("grant_not_requested");
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([{ version: "1.1.0" }]);
	});

	it.each([
		["acme.from-the-future", undefined],
		["acme.from-the-future", "1.0.0"],
		["acme.needs-more", undefined],
	])("says that %s (%s) does not run here, while its page can be read", async (extensionId, version) => {
		const answer = await server.visitor().post("user/extensions", { extensionId, ...(version ? { version } : {}) });
		expect(answer).toMatchObject({ status: 409, body: { code: "platform_incompatible" } });
		expectStatus(await server.visitor().get(`extensions/${extensionId}`), 200);
	});

	it.each(["acme.nothing", "nobody.word-count"])("knows nothing of %s", async (extensionId) => {
		expectStatus(await server.visitor().post("user/extensions", { extensionId }), 404);
		expectStatus(await server.visitor().get(`extensions/${extensionId}`), 404);
	});

	it.each(["../admin", "acme", "ACME.x", "acme.word-count.x", "__proto__.x", "'; drop table users; --", "a\u0000.b"])(
		"refuses the forged id %j wherever an id is taken",
		async (id) => {
			const visitor = await installed();
			const at = encodeURIComponent(id);
			const answers = [
				await visitor.post("user/extensions", { extensionId: id }),
				await visitor.patch(`user/extensions/${at}`, { enabled: true }),
				await visitor.delete(`user/extensions/${at}`),
				await visitor.get(`user/extensions/${at}/storage`),
				await visitor.put(`user/extensions/${at}/storage/k`, { value: 1 }),
				await visitor.get(`extensions/${at}`),
				await visitor.get(`extensions/${ID}/versions/${at}`),
				await visitor.post("telemetry/errors", { extensionId: id, version: "1.0.0", kind: "crash", message: "x" }),
			];
			for (const answer of answers) expect([400, 404]).toContain(answer.status);
		},
	);

	it("keeps what one extension or person stores out of reach of every other", async () => {
		const alice = await installed();
		expectStatus(await alice.post("user/extensions", { extensionId: "acme.other" }), 201);
		expectStatus(await alice.put(`user/extensions/${ID}/storage/secret`, { value: "hers" }), 204);
		expectStatus(await alice.get("user/extensions/acme.other/storage/secret"), 404);
		const bob = await installed();
		expectStatus(await bob.get(`user/extensions/${ID}/storage/secret`), 404);
		expectStatus(await bob.put(`user/extensions/${ID}/storage/secret`, { value: "his" }), 204);
		expectStatus(await bob.delete(`user/extensions/${ID}/storage/secret`), 204);
		expect((await alice.get(`user/extensions/${ID}/storage/secret`)).body).toEqual({ value: "hers" });
		expectStatus(await server.visitor().get(`user/extensions/${ID}/storage/secret`), 404);
		expectStatus(await server.visitor().put(`user/extensions/${ID}/storage/secret`, { value: 1 }), 404);
	});

	it("holds the quota that the manifest asks for, also against writes at once", async () => {
		const visitor = await installed("1.0.0");
		const big = "x".repeat(0.4 * MB);
		const answers = await Promise.all(
			["a", "b", "c", "d"].map((key) => visitor.put(`user/extensions/${ID}/storage/${key}`, { value: big })),
		);
		expect(answers.map((answer) => answer.status).sort()).toEqual([204, 204, 413, 413]);
		expect(answers.find((answer) => answer.status === 413)?.body.code).toBe("quota_exceeded");
		const { body } = await visitor.get(`user/extensions/${ID}/storage`);
		expect(body.keys).toHaveLength(2);
		expect(body.quotaBytes).toBe(MB);
		expect(body.usedBytes).toBeLessThan(MB);
		expectStatus(await visitor.put(`user/extensions/${ID}/storage/${body.keys[0]}`, { value: "small" }), 204);
	});

	it.each([
		["null", null],
		["a key named __proto__", JSON.parse('{"a": {"b": [1, "two", true, null]}}')],
		["text with quotes and emoji", `'"; -- \u{1f600} \u202e`],
		["an empty list", []],
	])("gives %s back as it was stored", async (_, value) => {
		const visitor = await installed();
		const key = encodeURIComponent("__proto__/ü 100%");
		expectStatus(await visitor.put(`user/extensions/${ID}/storage/${key}`, { value }), 204);
		expect((await visitor.get(`user/extensions/${ID}/storage/${key}`)).body).toEqual({ value });
		expect((await visitor.get(`user/extensions/${ID}/storage`)).body.keys).toEqual(["__proto__/ü 100%"]);
	});

	it("takes keys of 256 characters and refuses longer ones", async () => {
		const visitor = await installed();
		expectStatus(await visitor.put(`user/extensions/${ID}/storage/${"k".repeat(256)}`, { value: 1 }), 204);
		const longer = await visitor.put(`user/extensions/${ID}/storage/${"k".repeat(257)}`, { value: 1 });
		expect([400, 404, 414]).toContain(longer.status);
	});

	it.each([
		["nothing", undefined],
		["no value", {}],
		["a field too many", { value: 1, userId: "somebody else" }],
		["nesting without end", `{"value":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
		["a NUL in a text", { value: "a\u0000b" }],
	])("refuses to store a body of %s", async (_, body) => {
		const visitor = await installed();
		const answer = await visitor.request("PUT", `user/extensions/${ID}/storage/k`, {
			body,
			headers: { "content-type": "application/json" },
		});
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
	});

	it("refuses settings of more than 32 KB in all", async () => {
		const visitor = await installed();
		const answer = await visitor.patch(`user/extensions/${ID}`, { settings: { a: "x".repeat(33_000) } });
		expect(answer).toMatchObject({ status: 413, body: { code: "settings_too_large" } });
	});

	it("lets the account's own installation and data win at sign-in, whole", async () => {
		const grace = await server.user("grace");
		await grace.post("user/extensions", { extensionId: ID });
		await grace.put(`user/extensions/${ID}/storage/k`, { value: "account" });
		const anonymous = await installed();
		expectStatus(await anonymous.post("user/extensions", { extensionId: "acme.other" }), 201);
		await anonymous.put(`user/extensions/${ID}/storage/k`, { value: "anonymous" });
		await anonymous.put(`user/extensions/${ID}/storage/only`, { value: "anonymous" });
		await anonymous.put("user/extensions/acme.other/storage/k", { value: "moved" });
		await anonymous.login("grace");
		const { items } = (await anonymous.get("user/extensions")).body;
		expect(items.map((item: { extensionId: string }) => item.extensionId).sort()).toEqual(["acme.other", ID]);
		expect((await anonymous.get(`user/extensions/${ID}/storage/k`)).body).toEqual({ value: "account" });
		expectStatus(await anonymous.get(`user/extensions/${ID}/storage/only`), 404);
		expect((await grace.get("user/extensions/acme.other/storage/k")).body).toEqual({ value: "moved" });
	});

	it("lets an API token look at installations and never change them", async () => {
		const { body } = await ada.post("developer/tokens", { name: "reader", scopes: ["read"] });
		const headers = { authorization: `Bearer ${body.token}` };
		expectStatus(await server.visitor().get("user/extensions", headers), 200);
		expectStatus(await server.visitor().post("user/extensions", { extensionId: ID }, headers), 403);
	});
});
