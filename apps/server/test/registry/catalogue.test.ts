import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { author, expectStatus, publishApproved, until } from "./registry.ts";

describe.each(databases)("the catalogue, on the %s database", (database) => {
	let server: TestServer;
	let anybody: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		anybody = server.visitor();
		const ada = await author(server, "ada", "acme");
		await publishApproved(server, ada, { name: "alpha", displayName: "Zebra Lines", tags: ["writing", "lines"] });
		await publishApproved(server, ada, {
			name: "beta",
			displayName: "Apple Pie",
			category: "themes",
			tags: ["writing"],
		});
		await publishApproved(server, ada, {
			name: "gamma",
			displayName: "Mango’s “100% <b>Juice</b>”",
			category: "themes",
		});
		await publishApproved(server, ada, { name: "early", version: "0.1.0-beta.1", displayName: "Early Bird" });
		const fan = server.visitor();
		expectStatus(await fan.post("user/extensions", { extensionId: "acme.beta" }), 201);
		await until(
			() => anybody.get("extensions?sort=popular&q=apple"),
			(answer) => answer.body.items[0]?.installs === 1,
		);
		await until(
			() => anybody.get("extensions?q=mango&limit=9"),
			(answer) => answer.body.total === 1,
		);
	});
	afterAll(() => server.close());

	const names = (answer: { body: { items: { displayName: string }[] } }) =>
		answer.body.items.map((item) => item.displayName);

	it("sorts by name, by installs and by date, and pages", async () => {
		expect(names(await anybody.get("extensions?sort=name"))[0]).toBe("Apple Pie");
		expect(names(await anybody.get("extensions?sort=popular&limit=1"))).toEqual(["Apple Pie"]);
		expect(names(await anybody.get("extensions?sort=recent&limit=1"))).toEqual(["Mango’s “100% <b>Juice</b>”"]);
		const second = await anybody.get("extensions?sort=name&limit=1&offset=1");
		expect(second.body).toMatchObject({ total: 3, items: [{ displayName: "Mango’s “100% <b>Juice</b>”" }] });
	});

	it("narrows by category and tag and counts what there is", async () => {
		const themes = await anybody.get("extensions?category=themes");
		expect(themes.body.total).toBe(2);
		expect(themes.body.facets.categories).toContainEqual({ value: "themes", count: 2 });
		expect((await anybody.get("extensions?tag=lines")).body).toMatchObject({ total: 1, items: [{ id: "acme.alpha" }] });
		expect((await anybody.get("extensions/categories")).body.items).toEqual([
			{ value: "themes", count: 2 },
			{ value: "productivity", count: 1 },
		]);
	});

	it("keeps a pre-release out of lists; its page and its version are there for those who know them", async () => {
		expect((await anybody.get("extensions?q=early")).body.total).toBe(0);
		const page = await anybody.get("extensions/acme.early");
		expect(page.body).toMatchObject({ version: "0.1.0-beta.1", versions: [{ preRelease: true }] });
		expect((await server.visitor().post("user/extensions", { extensionId: "acme.early" })).body.code).toBe(
			"platform_incompatible",
		);
		const wanted = { extensionId: "acme.early", version: "0.1.0-beta.1" };
		expectStatus(await server.visitor().post("user/extensions", wanted), 201);
	});

	it.each([
		"'; drop table extensions; --",
		"<script>alert(1)</script>",
		"100% _ \\ : & | ! ( ) *",
		"\u202egnp.exe",
		"a:* & !b",
		"'''",
		"x".repeat(200),
	])("searches for %j as the text it is", async (q) => {
		const answer = await anybody.get(`extensions?q=${encodeURIComponent(q)}`);
		expect(answer.status).toBe(200);
		expect(answer.body.items.length).toBeLessThanOrEqual(3);
		expect((await anybody.get("extensions")).body.total).toBe(3);
	});

	it.each([
		"limit=0",
		"limit=101",
		"limit=ten",
		"limit=1.5",
		"offset=-1",
		"offset=1e9",
		"sort=evil",
		"sort=name&sort=name",
		"q[]=a",
		"q=a&q=b",
		`q=${"x".repeat(201)}`,
		`category=${"x".repeat(41)}`,
	])("refuses the query %s, or ignores what it does not know, and never fails", async (query) => {
		const answer = await anybody.get(`extensions?${query}`);
		expect([200, 400]).toContain(answer.status);
		if (answer.status === 400) expect(answer.body.code).toBe("body_invalid");
		else expect(query).toBe("q[]=a");
	});

	it("refuses a NUL in a search", async () => {
		expect((await anybody.get("extensions?q=%00")).status).toBeLessThan(500);
	});

	it("answers HEAD for packages with their length and without their bytes", async () => {
		const url = `${server.url}/api/v1/extensions/acme.alpha/versions/1.0.0/package`;
		const response = await fetch(url, { method: "HEAD" });
		expect(response.status).toBe(200);
		expect(Number(response.headers.get("content-length"))).toBeGreaterThan(100);
		expect(response.headers.get("content-disposition")).toBe('attachment; filename="acme.alpha-1.0.0.zip"');
		expect(response.headers.get("content-type")).toBe("application/zip");
	});

	it("describes every route of the registry in the OpenAPI document", async () => {
		const { body } = await anybody.get("//openapi.json");
		const paths = Object.keys(body.paths).map((path) => path.replace("/api/v1", ""));
		expect(paths).toEqual(
			expect.arrayContaining([
				"/developer/extensions",
				"/developer/extensions/{id}/versions/{version}",
				"/extensions",
				"/extensions/categories",
				"/extensions/{id}",
				"/extensions/{id}/versions/{version}",
				"/extensions/{id}/versions/{version}/package",
				"/extensions/{id}/versions/{version}/files/{path}",
				"/user/extensions",
				"/user/extensions/{id}",
				"/user/extensions/{id}/storage",
				"/user/extensions/{id}/storage/{key}",
				"/admin/review-queue",
				"/admin/extensions/{id}/versions/{version}",
				"/admin/extensions/{id}/versions/{version}/approve",
				"/admin/extensions/{id}/versions/{version}/reject",
				"/admin/extensions/{id}/suspend",
				"/telemetry/errors",
			]),
		);
	});
});
