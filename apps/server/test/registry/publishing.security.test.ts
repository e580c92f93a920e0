import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { makePackage, makePng, manifestFor } from "./make-package.ts";
import { author, expectStatus, moderator, publish, publishApproved, scanned } from "./registry.ts";

const ID = "acme.word-count";

describe.each(databases)("publishing, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let mallory: Visitor;
	beforeAll(async () => {
		server = await startTestServer({ database });
		ada = await author(server, "ada", "acme");
		mallory = await author(server, "mallory", "mallory");
	});
	afterAll(() => server.close());

	const versionRows = (version: string) =>
		server.context.database.db.selectFrom("versions").selectAll().where("version", "=", version).execute();

	it("refuses other bytes for a version that exists", async () => {
		expectStatus(await publish(ada, makePackage()), 202);
		const other = await publish(ada, makePackage({}, { "README.md": "# Other\n" }));
		expect(other.status).toBe(409);
		expect(other.body.code).toBe("version_exists");
	});

	it("answers for a foreign publisher exactly as for one that does not exist", async () => {
		const foreign = await publish(mallory, makePackage({ version: "6.6.6" }));
		const missing = await publish(mallory, makePackage({ version: "6.6.6", publisher: "nobody" }));
		expect(foreign.status).toBe(403);
		expect(foreign.body.code).toBe("publisher_foreign");
		expect(missing.status).toBe(foreign.status);
		expect(JSON.stringify(missing.body)).toBe(JSON.stringify(foreign.body).replaceAll("acme", "nobody"));
		expect(await versionRows("6.6.6")).toEqual([]);
	});

	it("answers for a foreign version that exists as for one that does not, whatever its bytes", async () => {
		const same = await publish(mallory, makePackage());
		const other = await publish(mallory, makePackage({ version: "9.9.9" }));
		expect(same.status).toBe(403);
		expect(same.body).toEqual(other.body);
		const mine = await mallory.get(`developer/extensions/${ID}/versions/1.0.0`);
		const none = await mallory.get(`developer/extensions/${ID}/versions/9.9.9`);
		expect(mine.status).toBe(404);
		expect(mine.body).toEqual(none.body);
		expect((await mallory.get("developer/extensions")).body).toEqual({ items: [] });
	});

	it("asks who it is before it reads the body", async () => {
		const stranger = await publish(server.visitor(), new Uint8Array(3_000_000));
		expect(stranger.status).toBe(401);
		const unscoped = await ada.post("developer/tokens", { name: "reader", scopes: ["read"] });
		const bearer = { authorization: `Bearer ${unscoped.body.token}` };
		expect((await publish(server.visitor(), makePackage({ version: "1.1.0" }), bearer)).status).toBe(403);
	});

	it("takes a package from a token with the scope publish", async () => {
		const { body } = await ada.post("developer/tokens", { name: "ci", scopes: ["publish"] });
		const bearer = { authorization: `Bearer ${body.token}` };
		expect((await publish(server.visitor(), makePackage({ version: "1.2.0" }), bearer)).status).toBe(202);
	});

	it("lets exactly one of many packages of one version win", async () => {
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, at) =>
				publish(ada, makePackage({ version: "2.0.0" }, { "README.md": `# ${at}\n` })),
			),
		);
		expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409, 409, 409, 409, 409, 409]);
		expect(await versionRows("2.0.0")).toHaveLength(1);
	});

	it("takes the same bytes in once, however many send them at once", async () => {
		const bytes = makePackage({ version: "2.1.0" });
		const answers = await Promise.all(Array.from({ length: 8 }, () => publish(ada, bytes)));
		expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
		expect(await versionRows("2.1.0")).toHaveLength(1);
	});

	it("lets one of two first versions of a new extension win, too", async () => {
		const fresh = { name: "brand-new", version: "0.1.0" };
		const answers = await Promise.all(
			[1, 2, 3].map((at) => publish(ada, makePackage(fresh, { "README.md": `${at}` }))),
		);
		expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409]);
	});

	describe("refuses with 422 and says where", () => {
		const cases: [string, Uint8Array, string][] = [
			["what is no ZIP", new TextEncoder().encode("PK is how a ZIP would begin"), ""],
			["a package without a manifest", makePackage({}, { "manifest.json": "nothing" }), "manifest.json"],
			["SQL in a name", makePackage({ name: "x'; drop table users; --" }), "name"],
			["HTML in a name", makePackage({ name: "<script>alert(1)</script>" }), "name"],
			["bidirectional control in the display name", makePackage({ displayName: "gpj.\u202eexe" }), "displayName"],
			["a NUL in the description", makePackage({ description: "a\u0000b" }), "description"],
			["an icon larger than 512 pixels", makePackage({ icon: "i.png" }, { "i.png": makePng(600) }), "icon"],
			["an icon that is no PNG", makePackage({ icon: "i.png" }, { "i.png": "<svg/>" }), "icon"],
			[
				"a permission that no app has",
				makePackage({ permissions: ["board.read"], requires: ["board"] }),
				"permissions[0]",
			],
			["a publisher with capitals", makePackage({ publisher: "ACME" }), "publisher"],
			["a version that is none", makePackage({ version: "one" }), "version"],
		];
		it.each(cases)("%s", async (_, bytes, path) => {
			const answer = await publish(ada, bytes);
			expect(answer.status).toBe(422);
			expect(answer.body.code).toBe("package_invalid");
			const paths = answer.body.issues.map((issue: { path: string }) => issue.path);
			expect(paths.join(" ")).toContain(path);
			for (const issue of answer.body.issues) {
				expect(issue.sentence).not.toBe("");
				expect(issue.fix).not.toBe("");
			}
		});
	});

	it("numbers the issues of permissions as the manifest does", async () => {
		const asked = makePackage({
			permissions: ["storage", "board.read"],
			optionalPermissions: ["board.write"],
			requires: ["board"],
		});
		const { body } = await publish(ada, asked);
		expect(body.issues.map((issue: { path: string }) => issue.path)).toEqual([
			"permissions[1]",
			"optionalPermissions[0]",
		]);
	});

	it.each([
		["nothing", undefined, { "content-type": "application/zip" }, 400, "package_missing"],
		["JSON", JSON.stringify(manifestFor()), { "content-type": "application/json" }, 415, "media_type_unsupported"],
		["a type it does not know", "x", { "content-type": "text/html" }, 415, "media_type_unsupported"],
		["a broken form", "x", { "content-type": "multipart/form-data; boundary=y" }, 400, undefined],
	])("refuses a body of %s", async (_, body, headers, status, code) => {
		const answer = await ada.request("POST", "developer/extensions", { body, headers });
		expect(answer.status).toBe(status);
		if (code) expect(answer.body.code).toBe(code);
	});

	it("refuses a form without the file `package`", async () => {
		const form = new FormData();
		form.set("packet", new Blob([new Uint8Array(makePackage())]), "package.zip");
		const answer = await ada.request("POST", "developer/extensions", { body: form });
		expect(answer.body.code).toBe("package_missing");
	});

	it("refuses more than 20 MB, as a body and as a form", async () => {
		const tooLarge = new Uint8Array(20 * 1024 * 1024 + 1);
		expect(await publish(ada, tooLarge)).toMatchObject({ status: 413, body: { code: "body_too_large" } });
		const form = new FormData();
		form.set("package", new Blob([tooLarge]), "package.zip");
		const answer = await ada.request("POST", "developer/extensions", { body: form });
		expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
	});

	it("rejects by itself what the scan blocks, and says file, line and why", async () => {
		const script = "export function activate() {\n\treturn eval(`1 + 1`);\n}\n";
		expectStatus(await publish(ada, makePackage({ version: "3.0.0" }, { "extension.js": script })), 202);
		const { body } = await scanned(ada, ID, "3.0.0");
		expect(body.status).toBe("rejected");
		const blocking = body.findings.filter((finding: { severity: string }) => finding.severity === "block");
		expect(blocking[0]).toMatchObject({ file: "extension.js", line: 2 });
		const admin = await server.admin();
		expect((await admin.post(`admin/extensions/${ID}/versions/3.0.0/approve`)).body.code).toBe("transition_refused");
	});

	it("shows unapproved versions to their author and to moderators, and to nobody else", async () => {
		const bytes = makePackage({ version: "4.0.0" });
		await publish(ada, bytes);
		await scanned(ada, ID, "4.0.0");
		const mod = await moderator(server, "molly");
		const paths = ["", "/package", "/files/extension.js"].map((tail) => `extensions/${ID}/versions/4.0.0${tail}`);
		for (const path of paths) {
			const missing = await server.visitor().get(path.replace("4.0.0", "4.4.4"));
			for (const stranger of [server.visitor(), mallory]) {
				const answer = await stranger.get(path);
				expect(answer.status).toBe(404);
				expect(answer.body).toEqual(missing.body);
			}
			for (const insider of [ada, mod]) {
				const answer = await insider.get(path);
				expect(answer.status).toBe(200);
				if (path.includes("/versions/4.0.0/")) expect(answer.headers.get("cache-control")).toBe("private, no-store");
			}
		}
		expectStatus(await mallory.post("user/extensions", { extensionId: ID, version: "4.0.0" }), 404);
		expectStatus(await ada.post("user/extensions", { extensionId: ID, version: "4.0.0" }), 404);
	});

	it("serves scripts in README and SVG as things that can do nothing", async () => {
		const evil = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
		const readme = "# Hi\n<script>alert(1)</script>\n[x](javascript:alert(1))\n";
		const files = { "README.md": readme, "page.html": "<script>alert(1)</script>" };
		await publishApproved(server, ada, { name: "scripted" }, files);
		// The scan keeps this one from users; its author and moderators open it all the same.
		await publish(ada, makePackage({ name: "scripted", version: "1.0.1" }, { ...files, "evil.svg": evil }));
		expect((await scanned(ada, "acme.scripted", "1.0.1")).body.status).toBe("rejected");
		const types: Record<string, string> = {
			"1.0.0/files/README.md": "text/plain; charset=utf-8",
			"1.0.0/files/page.html": "application/octet-stream",
			"1.0.1/files/evil.svg": "image/svg+xml",
		};
		for (const [path, type] of Object.entries(types)) {
			const { status, headers } = await ada.get(`extensions/acme.scripted/versions/${path}`);
			expect(status).toBe(200);
			expect(headers.get("content-type")).toBe(type);
			expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
			expect(headers.get("x-content-type-options")).toBe("nosniff");
		}
		const detail = await server.visitor().get("extensions/acme.scripted");
		expect(detail.headers.get("content-type")).toMatch(/^application\/json/);
		expect(detail.body.readme).toBe(readme);
	});

	it("finds no file outside the package, however the path is written", async () => {
		const base = `${server.url}/api/v1/extensions/acme.scripted/versions/1.0.0/files`;
		for (const path of [
			"../manifest.json",
			"%2e%2e/manifest.json",
			"..%2f..%2fpackage",
			"%00",
			"__proto__",
			"//etc/passwd",
		]) {
			const response = await fetch(`${base}/${path}`);
			expect(response.status).toBeGreaterThanOrEqual(400);
			expect(response.status).toBeLessThan(500);
			await response.body?.cancel();
		}
	});
});
