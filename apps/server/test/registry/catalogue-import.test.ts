import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, moderator, publishApproved, until } from "./registry.ts";

const ROUTE = "admin/catalogue/entries";
const lantern = {
	id: "meadow/Paper Lantern",
	name: "Paper Lantern",
	description: "Lights up the line\nthat is being read.",
	author: "Wren Ashby",
	tags: ["light", "light", "reading aid"],
	category: "Reading Aids",
	downloads: 1_234,
	stars: 5,
	version: "2.1",
	license: "MIT",
	updated: "2025-03-01",
	source: "meadow",
};
const kite = { id: "meadow/kite", name: "Kite", source: "meadow" };

describe.each(databases)("entries of other catalogues, on the %s database", (database) => {
	let server: TestServer;
	let admin: Visitor;
	let anybody: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		admin = await server.admin();
		anybody = server.visitor();
	});
	afterAll(() => server.close());

	const send = (...entries: object[]) => admin.post(ROUTE, { entries });
	const found = (q: string, count = 1) =>
		until(
			() => anybody.get(`extensions?q=${encodeURIComponent(q)}`),
			(answer) => answer.body.total === count,
			4_000,
		);

	it("are listed, found by name and author, and shown with what their source says", async () => {
		const sent = await send(lantern, kite);
		expectStatus(sent, 200);
		expect(sent.body).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
		const [id] = sent.body.ids;
		expect(id).toMatch(/^meadow\.paper-lantern-[0-9a-f]{12}$/);
		expect(sent.body.ids[1]).toBe("meadow.kite");
		expect((await found("lantern ashby")).body.items[0].id).toBe(id);
		const page = await anybody.get(`extensions/${id}`);
		expect(page.body).toMatchObject({
			displayName: "Paper Lantern",
			description: "Lights up the line that is being read.",
			category: "reading-aids",
			tags: ["light", "reading aid"],
			installs: 0,
			updatedAt: "2025-03-01T00:00:00.000Z",
			listing: {
				source: "meadow",
				originalId: "meadow/Paper Lantern",
				author: "Wren Ashby",
				downloads: 1_234,
				stars: 5,
				license: "MIT",
				version: "2.1",
			},
		});
		expect((await anybody.get("extensions?category=reading-aids")).body.total).toBe(1);
		expect((await anybody.get("extensions/categories")).body.items).toContainEqual({ value: "reading-aids", count: 1 });
	});

	it("change nothing when they come again, and follow their source when it changes", async () => {
		expect((await send(lantern, kite)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
		expect((await send({ ...kite, name: "Box Kite" })).body).toMatchObject({ updated: 1 });
		await found("box kite");
		expect((await anybody.get("extensions/meadow.kite")).body.displayName).toBe("Box Kite");
	});

	it("cannot be installed, and say so", async () => {
		for (const wanted of [{ extensionId: "meadow.kite" }, { extensionId: "meadow.kite", version: "1.0.0" }]) {
			const answer = await server.visitor().post("user/extensions", wanted);
			expect(answer).toMatchObject({ status: 409, body: { code: "not_installable" } });
		}
	});

	it("go when they are taken out, from search too", async () => {
		expectStatus(await send({ ...kite, id: "meadow/brief", name: "Brieflet" }), 200);
		await found("brieflet");
		expectStatus(await admin.request("DELETE", `${ROUTE}/meadow.brief`), 204);
		expectStatus(await admin.request("DELETE", `${ROUTE}/meadow.brief`), 404);
		await found("brieflet", 0);
		expectStatus(await anybody.get("extensions/meadow.brief"), 404);
	});

	it("exist for nobody but administrators to change", async () => {
		for (const visitor of [anybody, await server.user("una"), await moderator(server, "mod")]) {
			expectStatus(await visitor.post(ROUTE, { entries: [kite] }), 404);
			expectStatus(await visitor.request("DELETE", `${ROUTE}/meadow.kite`), 404);
		}
	});

	it("never stand under a publisher of this registry, and nobody becomes a publisher under whose name they stand", async () => {
		const ada = await author(server, "ada", "acme");
		await publishApproved(server, ada, { name: "alpha", displayName: "Alpha" });
		const spoof = await send({ id: "acme/alpha", name: "Alpha", source: "acme" }, { ...kite, id: "meadow/beside" });
		expect(spoof).toMatchObject({ status: 409, body: { code: "source_taken" } });
		expectStatus(await anybody.get("extensions/meadow.beside"), 404);
		expect((await anybody.get("extensions/acme.alpha")).body.listing).toBeNull();
		const squatter = await server.user("sid");
		expect((await squatter.post("developer/register", { publisher: "meadow" })).body.code).toBe("publisher_taken");
	});

	it.each([
		[{ ...kite, source: "Meadow!" }],
		[{ ...kite, source: "meadow.x" }],
		[{ ...kite, id: "" }],
		[{ ...kite, name: "x".repeat(201) }],
		[{ ...kite, downloads: 1.5 }],
		[{ ...kite, downloads: 2 ** 40 }],
		[{ ...kite, updated: "yesterday" }],
		[{ ...kite, tags: "a" }],
		[null],
	])("refuse %j with the place of the fault", async (entry) => {
		const answer = await admin.post(ROUTE, { entries: [entry] });
		expect(answer).toMatchObject({ status: 400, body: { code: "body_invalid" } });
		expect(answer.body.issues[0].path).toMatch(/entries/);
	});

	it("refuse more than a batch, an empty one, and a body beyond the limit", async () => {
		expectStatus(await send(), 400);
		expectStatus(await send(...Array.from({ length: 501 }, () => kite)), 400);
		expectStatus(await admin.post(ROUTE, { entries: [{ ...kite, description: "x".repeat(5_000_000) }] }), 413);
	});

	it("are text whatever they hold: markup, line breaks, reordering marks, NUL", async () => {
		const wild = {
			id: "meadow/\0<b>\u202e",
			name: "\u202eLoam\0<img src=x onerror=alert(1)>\u200b",
			description: "\u0000\u2028'; drop table extensions; --",
			author: "\u202e",
			tags: ["\0", "<script>"],
			source: "meadow",
		};
		const sent = await send(wild);
		expectStatus(sent, 200);
		const page = await anybody.get(`extensions/${sent.body.ids[0]}`);
		expect(page.body).toMatchObject({
			displayName: "Loam <img src=x onerror=alert(1)>",
			description: "'; drop table extensions; --",
			tags: ["<script>"],
			listing: { author: "" },
		});
		expect((await send(wild)).body).toMatchObject({ unchanged: 1 });
		await found("loam");
	});
});
