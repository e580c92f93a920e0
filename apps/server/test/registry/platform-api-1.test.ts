import { oldExtension } from "@annex/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/index.ts";
import { makePackage } from "./make-package.ts";
import { author, expectStatus, publish, publishApproved, scanned } from "./registry.ts";

describe("Platform API 1", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());

	it("is served as a module that hosts may keep until it changes", async () => {
		const anybody = server.visitor();
		const module = await anybody.get("platform/api-1.js");
		expectStatus(module, 200);
		expect(module.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
		expect(module.body).toContain("as start");
		const etag = module.headers.get("etag") ?? "";
		expect(await anybody.get("platform/api-1.js", { "if-none-match": etag })).toMatchObject({ status: 304, body: "" });
	});

	it("is what an old manifest asks for: published in its words, kept in today's, noted by the scan, installed", async () => {
		const ada = await author(server, "ada", "trial");
		const { manifest, files } = oldExtension("font-selector");
		expectStatus(await publish(ada, makePackage({}, { ...files, "manifest.json": JSON.stringify(manifest) })), 202);
		const version = await scanned(ada, "trial.font-selector", "1.0.0");
		expect(version.body).toMatchObject({
			status: "pending",
			findings: [{ rule: "old-platform-api", severity: "info" }],
		});
		const admin = await server.admin();
		expectStatus(await admin.post("admin/extensions/trial.font-selector/versions/1.0.0/approve"), 204);
		expect((await ada.get("extensions/trial.font-selector/versions/1.0.0")).body.manifest).toMatchObject({
			publisher: "trial",
			name: "font-selector",
			displayName: "Font Selector",
			engines: { platform: "^1.0.0" },
		});
		const fan = server.visitor();
		expectStatus(await fan.post("user/extensions", { extensionId: "trial.font-selector" }), 201);
	});

	it("ends where nothing fits: neither 1.0.0 nor 2", async () => {
		const grace = await author(server, "grace", "acme");
		await publishApproved(server, grace, { engines: { platform: "^1.2.0" } });
		const refused = await server.visitor().post("user/extensions", { extensionId: "acme.word-count" });
		expect(refused).toMatchObject({ status: 409, body: { code: "platform_incompatible" } });
	});
});
