import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, moderator, publishApproved, until } from "./registry.ts";

const ID = "acme.word-count";
const AT = `extensions/${ID}/reviews`;

describe.each(databases)("reviews and reports, on the %s database", (database) => {
	let server: TestServer;
	let ben: Visitor;
	let cleo: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		const ada = await author(server, "ada", "acme");
		await publishApproved(server, ada);
		await publishApproved(server, ada, { name: "other", displayName: "Other" });
		ben = await server.user("ben");
		cleo = await server.user("cleo");
		for (const user of [ben, cleo]) expectStatus(await user.post("user/extensions", { extensionId: ID }), 201);
	});
	afterAll(() => server.close());

	const list = async (visitor: Visitor, query = "") => (await visitor.get(AT + query)).body;
	const sorted = async (sort: string): Promise<string[]> =>
		(await server.visitor().get(`extensions?sort=${sort}`)).body.items.map((item: { id: string }) => item.id);

	it("begins with none, and tells everybody what he may do", async () => {
		expect(await list(server.visitor())).toEqual({
			items: [],
			total: 0,
			rating: { average: null, count: 0, score: 3 },
			distribution: [0, 0, 0, 0, 0],
			mayReview: "sign-in",
		});
		expect((await list(ben)).mayReview).toBe("yes");
	});

	it("keeps one review per person: what is written last stays", async () => {
		const first = await ben.put(AT, { rating: 2, title: "Hm", text: "Not yet." });
		expect(first).toMatchObject({ status: 200, body: { author: "ben", own: true, rating: 2, version: "1.0.0" } });
		const second = await ben.put(AT, { rating: 4, text: "  Better.  " });
		expect(second.body).toMatchObject({ rating: 4, title: "", text: "Better.", createdAt: first.body.createdAt });
		expect(await list(ben)).toMatchObject({
			total: 1,
			items: [{ author: "ben", own: true, rating: 4 }],
			rating: { average: 4, count: 1, score: 19 / 6 },
			distribution: [0, 0, 0, 1, 0],
		});
	});

	it("shows everybody his own review first, then the newest, page by page", async () => {
		expectStatus(await cleo.put(AT, { rating: 5, title: "Splendid" }), 200);
		const dana = await server.user("dana");
		expectStatus(await dana.post("user/extensions", { extensionId: ID }), 201);
		expectStatus(await dana.put(AT, { rating: 3 }), 200);
		const authors = async (visitor: Visitor, query = "") =>
			(await list(visitor, query)).items.map((item: { author: string }) => item.author);
		expect(await authors(server.visitor())).toEqual(["dana", "cleo", "ben"]);
		expect(await authors(ben)).toEqual(["ben", "dana", "cleo"]);
		expect(await authors(ben, "?limit=1&offset=1")).toEqual(["dana"]);
		expect((await list(ben, "?limit=1&offset=1")).total).toBe(3);
		expect((await list(server.visitor())).items.some((item: { own: boolean }) => item.own)).toBe(false);
		expectStatus(await dana.delete(AT), 204);
		expectStatus(await dana.delete(AT), 204);
		expect((await list(ben)).rating).toMatchObject({ count: 2, average: 4.5 });
	});

	it("keeps exactly one of many that one person sends at once, and the figures with it", async () => {
		const ratings = Array.from({ length: 20 }, (_, at) => 1 + (at % 5));
		const answers = await Promise.all(
			ratings.flatMap((rating) => [ben, cleo].map((user) => user.put(AT, { rating, title: `${rating}` }))),
		);
		for (const answer of answers) expectStatus(answer, 200);
		const { items, total, rating } = await list(ben);
		expect(total).toBe(2);
		const sum = items[0].rating + items[1].rating;
		expect(items.map((item: { title: string }) => Number(item.title))).toEqual([items[0].rating, items[1].rating]);
		expect(rating).toMatchObject({ count: 2, average: sum / 2 });
		expectStatus(await ben.put(AT, { rating: 5 }), 200);
		expectStatus(await cleo.put(AT, { rating: 4 }), 200);
	});

	it("carries the rating to lists, pages and the order of search", async () => {
		expect((await server.visitor().get(`extensions/${ID}`)).body.rating).toMatchObject({ count: 2, average: 4.5 });
		expectStatus(await ben.post("user/extensions", { extensionId: "acme.other" }), 201);
		expectStatus(await ben.put("extensions/acme.other/reviews", { rating: 1 }), 200);
		await expect.poll(() => sorted("rating")).toEqual([ID, "acme.other"]);
		for (const user of [ben, cleo]) expectStatus(await user.put(AT, { rating: 1 }), 200);
		await expect.poll(() => sorted("rating")).toEqual(["acme.other", ID]);
		const found = await server.visitor().get("extensions?q=word-count");
		expect(found.body.items[0].rating).toMatchObject({ count: 2, average: 1 });
	});

	it("lets those review who had it once, also as somebody whom nobody knew yet", async () => {
		const eve = server.visitor();
		expectStatus(await eve.post("user/extensions", { extensionId: ID }), 201);
		expectStatus(await eve.delete(`user/extensions/${ID}`), 204);
		expectStatus(await eve.put(AT, { rating: 3 }), 401);
		await eve.register("eve");
		expect(await eve.put(AT, { rating: 3 })).toMatchObject({ status: 200, body: { version: null } });
		expectStatus(await eve.delete(AT), 204);
	});

	it("hides the reviews of a suspended extension with it, and shows them again afterwards", async () => {
		const admin = await server.admin();
		expectStatus(await admin.post(`admin/extensions/${ID}/suspend`, { reason: "Being looked at." }), 204);
		for (const answer of [await ben.get(AT), await ben.put(AT, { rating: 5 })]) expectStatus(answer, 404);
		expectStatus(await ben.post(`extensions/${ID}/reports`, { reason: "spam", text: "Full of advertisement." }), 404);
		expectStatus(await admin.post(`admin/extensions/${ID}/unsuspend`), 204);
		expect((await list(ben)).total).toBe(2);
	});

	it("lays a report on the moderators' desk, once per person until somebody has dealt with it", async () => {
		const report = { reason: "malicious", text: "It sends my notes away." };
		const answers = await Promise.all(Array.from({ length: 5 }, () => ben.post(`extensions/${ID}/reports`, report)));
		expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409, 409, 409]);
		expect(answers.find((answer) => answer.status === 409)?.body.code).toBe("report_open");
		expectStatus(await cleo.post(`extensions/${ID}/reports`, { ...report, reason: "privacy" }), 204);
		expectStatus(await ben.post("extensions/acme.other/reports", report), 204);

		const mod = await moderator(server, "mona");
		const desk = await mod.get("admin/reports");
		expect(desk.body.total).toBe(3);
		expect(desk.body.items[0]).toMatchObject({
			...report,
			extensionId: ID,
			displayName: "Word Count",
			version: "1.0.0",
			reporter: "ben",
		});
		const close = `admin/reports/${desk.body.items[0].id}/close`;
		expectStatus(await mod.post(close, { reason: "Read its code; it does not." }), 204);
		expectStatus(await mod.post(close, { reason: "Again." }), 404);
		expect((await mod.get("admin/reports")).body.total).toBe(2);
		expectStatus(await ben.post(`extensions/${ID}/reports`, report), 204);
		const decisions = await server.context.database.db.selectFrom("decisions").selectAll().execute();
		expect(decisions.at(-1)).toMatchObject({
			action: "close_report",
			extension_id: ID,
			reason: "Read its code; it does not.",
		});
	});

	it("counts installs within seconds, and sorts what spreads first", async () => {
		const others = await Promise.all(Array.from({ length: 4 }, async () => server.visitor()));
		for (const other of others) expectStatus(await other.post("user/extensions", { extensionId: "acme.other" }), 201);
		await until(
			() => server.visitor().get("extensions/acme.other"),
			(answer) => answer.body.installs === 5,
		);
		await server.context.cache.invalidate(["catalogue"]);
		expect(await sorted("trending")).toEqual(["acme.other", ID]);
	});
});
