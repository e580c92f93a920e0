import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthOf } from "../../src/modules/marketplace/health.ts";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { mailsAbout } from "./mails.ts";
import { author, expectStatus, moderator, publishApproved, until } from "./registry.ts";

const DAY_MS = 24 * 60 * 60_000;

describe.each(databases)("the marketplace, on the %s database", (database) => {
	let server: TestServer;
	let admin: Visitor;
	let mod: Visitor;
	let ada: Visitor;
	let anybody: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		[admin, mod, anybody] = [await server.admin(), await moderator(server, "mona"), server.visitor()];
		ada = await author(server, "ada", "acme");
		await publishApproved(server, ada, { name: "alpha", displayName: "Alpha", permissions: [] });
		await publishApproved(server, ada, {
			name: "beta",
			displayName: "Beta",
			category: "themes",
			permissions: [{ network: ["https://api.example.com/*"] }],
		});
		expectStatus(
			await admin.post("admin/catalogue/entries", {
				entries: [{ id: "meadow/kite", name: "Kite", source: "meadow", downloads: 9_000_000, category: "Themes" }],
			}),
			200,
		);
		await until(
			() => anybody.get("extensions"),
			(answer) => answer.body.total === 3,
		);
	});
	afterAll(() => server.close());

	const home = async () => (await anybody.get("extensions/home")).body;
	const idsOf = (items: { id: string }[]) => items.map(({ id }) => id).sort();
	const search = async (query: string) => (await anybody.get(`extensions?${query}`)).body;

	it("opens with the most installed while nobody has chosen any, and says that nobody has", async () => {
		const body = await home();
		expect(body.featured.chosen).toBe(false);
		expect(idsOf(body.featured.items.map((item: { extension: { id: string } }) => item.extension))).toEqual([
			"acme.alpha",
			"acme.beta",
		]);
		expect(idsOf(body.recent)).toEqual(["acme.alpha", "acme.beta"]);
		expect(body).toMatchObject({ trending: [], total: 2 });
		expect(idsOf(body.collections.map(({ value }: { value: string }) => ({ id: value })))).toEqual([
			"productivity",
			"themes",
		]);
	});

	it("shows what a moderator chose at once, with his line, and lets go of it at once", async () => {
		expectStatus(await mod.put("admin/extensions/acme.beta/featured", { note: "Calm colours." }), 204);
		expect((await home()).featured).toMatchObject({
			chosen: true,
			items: [{ extension: { id: "acme.beta" }, note: "Calm colours." }],
		});
		expect((await anybody.get("extensions/acme.beta")).body.featured).toBe(true);
		expectStatus(await mod.put("admin/extensions/acme.beta/featured", { note: "Calmer." }), 204);
		expectStatus(await admin.put("admin/extensions/acme.alpha/featured", {}), 204);
		expect((await home()).featured.items).toMatchObject([
			{ extension: { id: "acme.alpha" }, note: "" },
			{ extension: { id: "acme.beta" }, note: "Calmer." },
		]);
		for (const id of ["acme.alpha", "acme.beta", "acme.beta"]) {
			expectStatus(await mod.delete(`admin/extensions/${id}/featured`), 204);
		}
		expect((await home()).featured.chosen).toBe(false);
		expect((await anybody.get("extensions/acme.beta")).body.featured).toBe(false);
	});

	it("lets nobody choose but moderators, nothing but what is public, and not what is one's own", async () => {
		for (const visitor of [ada, anybody]) {
			expectStatus(await visitor.put("admin/extensions/acme.alpha/featured", {}), 404);
			expectStatus(await visitor.delete("admin/extensions/acme.alpha/featured"), 404);
		}
		expectStatus(await mod.put("admin/extensions/acme.nothing/featured", {}), 404);
		expectStatus(await mod.put("admin/extensions/meadow.kite/featured", {}), 404);
		const own = await moderator(server, "otto");
		expectStatus(await own.post("developer/register", { publisher: "otter" }), 201);
		await publishApproved(server, own, { publisher: "otter", name: "mine", displayName: "Mine" });
		expect(await own.put("admin/extensions/otter.mine/featured", {})).toMatchObject({
			status: 403,
			body: { code: "featured_own" },
		});
		expectStatus(await admin.post("admin/extensions/otter.mine/suspend", { reason: "Only for this test." }), 204);
		await until(
			() => anybody.get("extensions/home"),
			(answer) => answer.body.total === 2,
		);
	});

	it("tells what spreads, week by week, and nothing that nobody installed this week", async () => {
		const visitors = [server.visitor(), server.visitor(), server.visitor()];
		for (const visitor of visitors)
			expectStatus(await visitor.post("user/extensions", { extensionId: "acme.alpha" }), 201);
		await server.context.database.db
			.updateTable("install_history")
			.set({ installed_at: new Date(Date.now() - 9 * DAY_MS) })
			.where("user_id", "=", (await anyOwner(server)) ?? "")
			.execute();
		const { body } = await until(
			() => freshHome(server, anybody),
			(answer) => answer.body.trending.length === 1,
		);
		expect(body.trending[0]).toMatchObject({ extension: { id: "acme.alpha" }, weeks: [0, 0, 0, 0, 0, 0, 1, 2] });
	});

	it("narrows a search by what is installable and by what is asked for, and lets no listing lead", async () => {
		expect(idsOf((await search("sort=popular")).items.slice(0, 2))).toEqual(["acme.alpha", "acme.beta"]);
		expect(idsOf((await search("installable=yes")).items)).toEqual(["acme.alpha", "acme.beta"]);
		expect(idsOf((await search("asks=nothing")).items)).toEqual(["acme.alpha"]);
		expect(idsOf((await search("asks=no-network")).items)).toEqual(["acme.alpha"]);
		expect((await search("rating=4")).total).toBe(0);
		expect((await search("q=")).facets).toMatchObject({
			installable: [{ value: "yes", count: 2 }],
			ratings: [
				{ value: "4", count: 0 },
				{ value: "3", count: 0 },
			],
		});
		for (const wrong of ["asks=everything", "rating=9", "installable=maybe"]) {
			expectStatus(await anybody.get(`extensions?${wrong}`), 400);
		}
	});

	it("says how an extension fares only when enough people use it", async () => {
		const at = "extensions/acme.beta/health";
		expect((await anybody.get(at)).body).toMatchObject({
			scan: { version: "1.0.0", findings: { block: 0 } },
			platform: "^2.0.0",
			enoughData: false,
			crashFree: null,
			errorsPerInstall: null,
			rollbacks: null,
		});
		const [first, second, ...others] = [
			server.visitor(),
			server.visitor(),
			...Array.from({ length: 6 }, () => server.visitor()),
		];
		for (const one of [first, second, ...others])
			expectStatus(await one.post("user/extensions", { extensionId: "acme.beta" }), 201);
		const report = { extensionId: "acme.beta", version: "1.0.0", message: "It broke." };
		for (const kind of ["crash", "crash", "uncaught", "rollback"]) {
			expectStatus(await first.post("telemetry/errors", { ...report, kind }), 204);
		}
		expectStatus(await second.post("telemetry/errors", { ...report, kind: "uncaught" }), 204);
		const { body } = await until(
			async () => {
				await server.context.cache.invalidate(["extension:acme.beta"]);
				return anybody.get(at);
			},
			(answer) => answer.body.enoughData,
		);
		expect(body).toMatchObject({ activeInstalls: 8, crashFree: 7 / 8, errorsPerInstall: 4 / 8, rollbacks: 1 });
		expect(body.daily).toHaveLength(30);
		expect(body.daily[29]).toEqual({ date: new Date().toISOString().slice(0, 10), crashFree: 7 / 8 });
		expect(body.daily[0].crashFree).toBeNull();
		for (const id of ["meadow.kite", "acme.nothing"]) expectStatus(await anybody.get(`extensions/${id}/health`), 404);
	});

	it("counts thirty days of UTC also where the database's clock is put forward among them", async () => {
		const { db } = server.context.database;
		const now = () => new Date("2026-04-01T12:00:00Z");
		const long = { installed_at: new Date("2026-01-01T00:00:00Z") };
		await db.updateTable("installations").set(long).where("extension_id", "=", "acme.beta").execute();
		const { daily } = await db.connection().execute(async (one) => {
			await sql`set time zone 'America/New_York'`.execute(one);
			return await healthOf(one, { now }, "acme.beta").finally(() => sql`reset time zone`.execute(one));
		});
		expect(daily.map(({ crashFree }) => crashFree)).toEqual(Array(30).fill(1));
		expect(daily.at(-1)?.date).toBe("2026-04-01");
	});

	it("lets no moderator remove a review of an extension of their own publisher", async () => {
		const { db } = server.context.database;
		const fay = await server.user("fay");
		expectStatus(await fay.post("user/extensions", { extensionId: "acme.alpha" }), 201);
		expectStatus(await fay.put("extensions/acme.alpha/reviews", { rating: 1, text: "It lost my notes." }), 200);
		const gus = await moderator(server, "gus");
		const reason = "It is not to the author's liking.";
		const { id } = await db.selectFrom("users").select("id").where("username", "=", "gus").executeTakeFirstOrThrow();
		await db.insertInto("publisher_members").values({ publisher: "acme", user_id: id, role: "author" }).execute();
		const refused = await gus.post("admin/extensions/acme.alpha/reviews/fay/remove", { reason });
		expect(refused).toMatchObject({ status: 403, body: { code: "review_removal_own" } });
		expect((await anybody.get("extensions/acme.alpha/reviews")).body.items).toContainEqual(
			expect.objectContaining({ author: "fay" }),
		);
		expectStatus(await fay.delete("extensions/acme.alpha/reviews"), 204);
	});

	it("lets a moderator remove one review: its author hears why, and the rating is counted anew", async () => {
		const [ben, cleo] = [await server.user("ben"), await server.user("cleo")];
		for (const one of [ben, cleo]) expectStatus(await one.post("user/extensions", { extensionId: "acme.alpha" }), 201);
		expectStatus(await ben.put("extensions/acme.alpha/reviews", { rating: 1, text: "Rude words." }), 200);
		expectStatus(await cleo.put("extensions/acme.alpha/reviews", { rating: 5 }), 200);
		const remove = "admin/extensions/acme.alpha/reviews/ben/remove";
		const reason = "It insults the author instead of judging the extension.";
		for (const visitor of [ada, ben, anybody]) expectStatus(await visitor.post(remove, { reason }), 404);
		expectStatus(await mod.post(remove, { reason: "" }), 400);
		expectStatus(await mod.post(remove, { reason }), 204);
		expectStatus(await mod.post(remove, { reason }), 404);
		expect((await anybody.get("extensions/acme.alpha/reviews")).body).toMatchObject({
			total: 1,
			rating: { average: 5, count: 1 },
			items: [{ author: "cleo" }],
		});
		await expect.poll(() => mailsAbout(server, reason), { timeout: 10_000 }).toHaveLength(1);
		expect((await mailsAbout(server, reason))[0]).toContain("ben@");
	});
});

async function anyOwner(server: TestServer): Promise<string | undefined> {
	const row = await server.context.database.db
		.selectFrom("install_history")
		.select("user_id")
		.where("extension_id", "=", "acme.alpha")
		.executeTakeFirst();
	return row?.user_id;
}

/** As five minutes later. */
async function freshHome(server: TestServer, visitor: Visitor) {
	await server.context.cache.invalidate(["marketplace-home"]);
	return await visitor.get("extensions/home");
}
