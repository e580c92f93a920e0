import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved } from "./registry.ts";

const ID = "acme.word-count";
const CHANGELOG = { "CHANGELOG.md": "## 1.1.0\n\n- Counts lines\n\n## 1.0.0\n\n- First\n" };

describe.each(databases)("updates, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada, { permissions: ["storage"] });
		await publishApproved(server, ada, { version: "1.1.0", permissions: ["storage", "data.read"] }, CHANGELOG);
		await publishApproved(server, ada, { version: "2.0.0-beta.1" });
		await publishApproved(server, ada, { version: "3.0.0", engines: { platform: "^9.0.0" } });
		await publishApproved(server, ada, { name: "other" });
	});
	afterAll(() => server.close());

	async function someone(version: string, login?: string): Promise<Visitor> {
		const visitor = login ? await server.user(login) : server.visitor();
		const body = { extensionId: ID, version, grants: [{ permission: "storage" }] };
		expectStatus(await visitor.post("user/extensions", body), 201);
		return visitor;
	}
	const check = async (visitor: Visitor, installed: unknown = "mine") => {
		const answer = await visitor.post("user/extensions/updates", { installed });
		expectStatus(answer, 200);
		return answer.body.items;
	};

	it("offers the highest stable version that fits, with what grew and what its changelog says", async () => {
		expect(await check(await someone("1.0.0"))).toMatchObject([
			{
				extensionId: ID,
				installed: "1.0.0",
				pinned: false,
				heldBack: [],
				available: {
					version: "1.1.0",
					grown: [{ permission: "data.read", optional: false }],
					changelog: "## 1.1.0\n\n- Counts lines",
				},
			},
		]);
	});

	it("offers nothing to whoever has the latest", async () => {
		expect(await check(await someone("1.1.0"))).toMatchObject([{ installed: "1.1.0", available: null }]);
	});

	it("answers for 500 in one request, also somebody whom nobody knows, and refuses more", async () => {
		const stranger = server.visitor();
		const many = Array.from({ length: 498 }, (_, at) => ({ extensionId: `acme.nothing-${at}`, version: "1.0.0" }));
		const installed = [...many, { extensionId: ID, version: "1.0.0" }, { extensionId: "acme.other", version: "1.0.0" }];
		const items = await check(stranger, installed);
		expect(items).toMatchObject([
			{ extensionId: ID, available: { version: "1.1.0" } },
			{ extensionId: "acme.other", available: null },
		]);
		const more = await stranger.post("user/extensions/updates", { installed: [...installed, installed.at(-1)] });
		expect(more).toMatchObject({ status: 400, body: { code: "body_invalid" } });
		expect(stranger.cookies.size).toBe(0);
		expect(await check(stranger)).toEqual([]);
	});

	it("offers nothing for a pinned one until it is released", async () => {
		const visitor = await someone("1.0.0");
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { pinned: true }), 200);
		expect(await check(visitor)).toMatchObject([{ pinned: true, available: null }]);
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { pinned: false }), 200);
		expect(await check(visitor)).toMatchObject([{ pinned: false, available: { version: "1.1.0" } }]);
	});

	it("does not offer a version again that failed for this person, and offers it to others", async () => {
		const visitor = await someone("1.1.0");
		const back = await visitor.patch(`user/extensions/${ID}`, { version: "1.0.0", holdBack: "1.1.0" });
		expect(back.body).toMatchObject({ version: "1.0.0", heldBack: ["1.1.0"] });
		expect(await check(visitor)).toMatchObject([{ heldBack: ["1.1.0"], available: null }]);
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { holdBack: "1.1.0" }), 200);
		expect((await visitor.get("user/extensions")).body.items[0].heldBack).toEqual(["1.1.0"]);
		expect(await check(await someone("1.0.0"))).toMatchObject([{ available: { version: "1.1.0" } }]);
	});

	it("holds back no version that does not exist, and then changes nothing else either", async () => {
		const visitor = await someone("1.1.0");
		const answer = await visitor.patch(`user/extensions/${ID}`, { version: "1.0.0", holdBack: "7.7.7" });
		expect(answer).toMatchObject({ status: 404 });
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([{ version: "1.1.0", heldBack: [] }]);
	});

	it("keeps how each one is updated, and forgets all of it when it is uninstalled", async () => {
		const visitor = await someone("1.1.0");
		const read = async () => (await visitor.get("user/extensions")).body.items;
		expect(await read()).toMatchObject([{ autoUpdate: null, pinned: false, heldBack: [] }]);
		const change = { version: "1.0.0", autoUpdate: "automatic", pinned: true, holdBack: "1.1.0" };
		expectStatus(await visitor.patch(`user/extensions/${ID}`, change), 200);
		expect(await read()).toMatchObject([{ autoUpdate: "automatic", pinned: true, heldBack: ["1.1.0"] }]);
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { autoUpdate: null }), 200);
		expect(await read()).toMatchObject([{ autoUpdate: null, pinned: true }]);
		expectStatus(await visitor.delete(`user/extensions/${ID}`), 204);
		expectStatus(await visitor.post("user/extensions", { extensionId: ID, version: "1.0.0" }), 201);
		expect(await read()).toMatchObject([{ autoUpdate: null, pinned: false, heldBack: [] }]);
	});

	it("moves what is held back along when an anonymous person signs in", async () => {
		await server.user("grace");
		const visitor = await someone("1.1.0");
		const change = { version: "1.0.0", holdBack: "1.1.0", pinned: true };
		expectStatus(await visitor.patch(`user/extensions/${ID}`, change), 200);
		await visitor.login("grace");
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([{ pinned: true, heldBack: ["1.1.0"] }]);
	});

	it.each([
		["nothing", {}],
		["somebody else's", { installed: "theirs" }],
		["a version that is none", { installed: [{ extensionId: ID, version: "latest" }] }],
		["a field too many", { installed: [{ extensionId: ID, version: "1.0.0", userId: "x" }] }],
	])("refuses to check %s", async (_, body) => {
		expect((await server.visitor().post("user/extensions/updates", body)).body.code).toBe("body_invalid");
	});

	it("takes a rollback as a report like any other", async () => {
		const visitor = await someone("1.0.0");
		const report = { extensionId: ID, version: "1.1.0", kind: "rollback", message: "It did not start." };
		expectStatus(await visitor.post("telemetry/errors", report), 204);
	});

	it("slows down whoever checks without end", async () => {
		const visitor = await someone("1.0.0");
		let last = 200;
		for (let at = 0; at < 80 && last === 200; at++) {
			last = (await visitor.post("user/extensions/updates", { installed: [] })).status;
		}
		expect(last).toBe(429);
	});
});
