import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { mailsAbout } from "./mails.ts";
import { makePackage, makePng } from "./make-package.ts";
import { author, expectStatus, publish, publishApproved, scanned, until } from "./registry.ts";

const ID = "acme.word-count";

describe.each(databases)("from author to user, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let admin: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		admin = await server.admin();
	});
	afterAll(() => server.close());

	const files = { "icon.png": makePng(128), "CHANGELOG.md": "## 1.0.0\n" };
	const first = makePackage({ icon: "icon.png" }, files);

	it("takes a package in, scans it, and queues it for review", async () => {
		const submitted = await publish(ada, first);
		expect(submitted.status).toBe(202);
		expect(submitted.body).toEqual({ id: ID, version: "1.0.0", status: "scanning", alreadyExisted: false });
		expect((await scanned(ada, ID, "1.0.0")).body).toMatchObject({ status: "pending", reason: null });
		const queue = await admin.get("admin/review-queue");
		expect(queue.body.items).toMatchObject([
			{ id: ID, version: "1.0.0", firstVersion: true, displayName: "Word Count" },
		]);
	});

	it("answers the same bytes with what became of them", async () => {
		const again = await publish(ada, first);
		expect(again.status).toBe(200);
		expect(again.body).toEqual({ id: ID, version: "1.0.0", status: "pending", alreadyExisted: true });
	});

	it("takes the package as a file of a form, too", async () => {
		const form = new FormData();
		form.set("package", new Blob([new Uint8Array(first)], { type: "application/zip" }), "package.zip");
		const again = await ada.request("POST", "developer/extensions", { body: form });
		expect(again.body).toMatchObject({ id: ID, alreadyExisted: true });
	});

	it("shows moderators findings, files with their text, and the README", async () => {
		const detail = await admin.get(`admin/extensions/${ID}/versions/1.0.0`);
		expect(detail.status).toBe(200);
		expect(detail.body).toMatchObject({ previousVersion: null, readme: "# Word Count\n" });
		const text = Object.fromEntries(
			detail.body.files.map((file: { path: string; text: unknown }) => [file.path, file.text]),
		);
		expect(text).toMatchObject({ "extension.js": "export function activate() {}\n", "icon.png": null });
	});

	it("publishes on approval: page, search and categories know it within two seconds", async () => {
		expect((await server.visitor().get("extensions?q=word")).body.total).toBe(0);
		expectStatus(await admin.post(`admin/extensions/${ID}/versions/1.0.0/approve`), 204);
		const found = await until(
			() => server.visitor().get("extensions?q=word"),
			(answer) => answer.body.total === 1,
			2_000,
		);
		expect(found.body.items[0]).toMatchObject({ id: ID, version: "1.0.0", installs: 0, publisher: "acme" });
		const icon = await fetch(`${server.url}${found.body.items[0].iconUrl}`);
		expect(icon.headers.get("content-type")).toBe("image/png");
		expect(new Uint8Array(await icon.arrayBuffer())).toEqual(new Uint8Array(files["icon.png"]));
		const page = await server.visitor().get(`extensions/${ID}`);
		expect(page.body).toMatchObject({ id: ID, readme: "# Word Count\n", changelog: "## 1.0.0\n" });
		expect(page.body.versions).toMatchObject([{ version: "1.0.0", preRelease: false }]);
		expect((await server.visitor().get("extensions/categories")).body.items).toEqual([
			{ value: "productivity", count: 1 },
		]);
	});

	it("serves package and files for a year, with their digests", async () => {
		const stranger = server.visitor();
		const { body: record } = await stranger.get(`extensions/${ID}/versions/1.0.0`);
		const bytes = new Uint8Array(await (await fetch(`${server.url}${record.packageUrl}`)).arrayBuffer());
		expect(bytes).toEqual(new Uint8Array(first));
		const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
		expect(record.integrity).toBe(`sha256-${Buffer.from(digest).toString("base64")}`);
		const script = await fetch(`${server.url}${record.filesUrl}extension.js`);
		expect(await script.text()).toBe("export function activate() {}\n");
		expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
		expect(script.headers.get("content-type")).toMatch(/^text\/javascript/);
		const again = await fetch(`${server.url}${record.filesUrl}extension.js`, {
			headers: { "if-none-match": script.headers.get("etag") ?? "" },
		});
		expect(again.status).toBe(304);
	});

	let visitor: Visitor;
	it("installs for somebody who never signed in, and he reads his own write", async () => {
		visitor = server.visitor();
		expect((await visitor.get("user/extensions")).body).toEqual({ items: [] });
		expect(visitor.cookies.size).toBe(0);
		const installed = await visitor.post("user/extensions", { extensionId: ID, grants: [{ permission: "storage" }] });
		expect(installed.status).toBe(201);
		expect(Object.keys(installed.body).sort()).toEqual(["extensionId", "integrity", "packageUrl", "version"]);
		const { items } = (await visitor.get("user/extensions")).body;
		expect(items).toMatchObject([
			{ extensionId: ID, version: "1.0.0", enabled: true, grants: [{ permission: "storage" }], blocked: null },
		]);
		await until(
			() => server.visitor().get(`extensions/${ID}`),
			(answer) => answer.body.installs === 1,
		);
	});

	it("keeps data, settings and grants, and changes them", async () => {
		expectStatus(await visitor.put(`user/extensions/${ID}/storage/a%2Fb`, { value: { words: [1, null] } }), 204);
		expect((await visitor.get(`user/extensions/${ID}/storage/a%2Fb`)).body).toEqual({ value: { words: [1, null] } });
		expect((await visitor.get(`user/extensions/${ID}/storage`)).body).toMatchObject({ keys: ["a/b"] });
		await visitor.patch(`user/extensions/${ID}`, { settings: { a: 1, b: 2 } });
		const changed = await visitor.patch(`user/extensions/${ID}`, {
			settings: { a: null, c: 3 },
			enabled: false,
			grants: [],
		});
		expect(changed.body).toMatchObject({ settings: { b: 2, c: 3 }, enabled: false, grants: [] });
	});

	it("moves everything to the account at sign-in", async () => {
		expectStatus(
			await visitor.post("auth/register", {
				username: "grace",
				email: "grace@annex.example",
				password: "a-long-enough-password",
			}),
			201,
		);
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([
			{ extensionId: ID, settings: { b: 2, c: 3 } },
		]);
		expect((await visitor.get(`user/extensions/${ID}/storage/a%2Fb`)).body).toEqual({ value: { words: [1, null] } });
	});

	it("updates to the highest stable version, and a lower one published later changes nothing shown", async () => {
		await publishApproved(server, ada, { version: "2.0.0", displayName: "Word Counter", permissions: [] });
		await publishApproved(server, ada, { version: "1.5.0", displayName: "Old Words" });
		await publishApproved(server, ada, { version: "3.0.0-beta.1", displayName: "Beta Words" });
		const page = await server.visitor().get(`extensions/${ID}`);
		expect(page.body).toMatchObject({ version: "2.0.0", displayName: "Word Counter", latest: { version: "2.0.0" } });
		expect(page.body.versions.map((one: { version: string }) => one.version)).toEqual([
			"3.0.0-beta.1",
			"2.0.0",
			"1.5.0",
			"1.0.0",
		]);
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { grants: [{ permission: "storage" }] }), 200);
		const updated = await visitor.patch(`user/extensions/${ID}`, { version: "2.0.0" });
		expect(updated.body).toMatchObject({ version: "2.0.0", grants: [] });
	});

	it("suspends: out of search and page at once, and installed copies learn why", async () => {
		const { updatedAt } = (await server.visitor().get(`extensions/${ID}`)).body;
		expectStatus(await admin.post(`admin/extensions/${ID}/suspend`, { reason: "It sends what you write away." }), 204);
		expectStatus(await server.visitor().get(`extensions/${ID}`), 404);
		expectStatus(await server.visitor().get(`extensions/${ID}/versions/1.0.0/package`), 404);
		expectStatus(await server.visitor().post("user/extensions", { extensionId: ID }), 404);
		await until(
			() => server.visitor().get("extensions?q=word"),
			(answer) => answer.body.total === 0,
			2_000,
		);
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([
			{ blocked: { state: "suspended", reason: "It sends what you write away." } },
		]);
		const toldAuthor = { status: "suspended", reason: "It sends what you write away." };
		expect((await ada.get(`developer/extensions/${ID}/versions/1.0.0`)).body).toMatchObject(toldAuthor);
		expect((await ada.get("developer/extensions")).body.items[0].versions[0]).toMatchObject({ status: "suspended" });
		expect((await publish(ada, first)).body).toMatchObject({ status: "suspended", alreadyExisted: true });
		expect((await admin.get(`admin/extensions/${ID}/versions/1.0.0`)).body.status).toBe("suspended");
		expectStatus(await admin.post(`admin/extensions/${ID}/unsuspend`), 204);
		expect((await ada.get(`developer/extensions/${ID}/versions/1.0.0`)).body).toMatchObject({
			status: "published",
			reason: null,
		});
		expect((await visitor.get("user/extensions")).body.items).toMatchObject([{ blocked: null }]);
		// A suspension that is over does not make it one of the recently updated.
		expect((await server.visitor().get(`extensions/${ID}`)).body).toMatchObject({ updatedAt });
		await until(
			() => server.visitor().get("extensions?q=word"),
			(answer) => answer.body.total === 1,
			2_000,
		);
	});

	it("uninstalls with everything that was kept", async () => {
		expectStatus(await visitor.delete(`user/extensions/${ID}`), 204);
		expectStatus(await visitor.get(`user/extensions/${ID}/storage/a%2Fb`), 404);
		expect((await visitor.get("user/extensions")).body).toEqual({ items: [] });
		expectStatus(await visitor.delete(`user/extensions/${ID}`), 404);
		await visitor.post("user/extensions", { extensionId: ID });
		expect((await visitor.get(`user/extensions/${ID}/storage`)).body).toMatchObject({ keys: [], usedBytes: 0 });
	});

	it("mails the author the reason of a rejection, once", async () => {
		await publish(ada, makePackage({ version: "4.0.0" }));
		await scanned(ada, ID, "4.0.0");
		const at = `admin/extensions/${ID}/versions/4.0.0`;
		expectStatus(await admin.post(`${at}/reject`, { reason: "The name says something else." }), 204);
		expectStatus(await admin.post(`${at}/reject`, { reason: "The name says something else." }), 409);
		expectStatus(await admin.post(`${at}/approve`), 409);
		expect((await ada.get(`developer/extensions/${ID}/versions/4.0.0`)).body).toMatchObject({
			status: "rejected",
			reason: "The name says something else.",
		});
		const mails = () => mailsAbout(server, "4.0.0");
		await expect.poll(mails, { timeout: 5_000 }).toHaveLength(1);
		expect((await mails())[0]).toContain("The name says something else.");
	});

	it("writes every decision down", async () => {
		const decisions = await server.context.database.db.selectFrom("decisions").selectAll().orderBy("id").execute();
		expect(decisions.map(({ action, version }) => `${action} ${version}`)).toEqual([
			"approve 1.0.0",
			"approve 2.0.0",
			"approve 1.5.0",
			"approve 3.0.0-beta.1",
			"suspend null",
			"unsuspend null",
			"reject 4.0.0",
		]);
	});
});
