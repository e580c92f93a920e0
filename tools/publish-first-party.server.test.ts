import { createRegistryClient } from "@annex/registry-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN, startTestServer, type TestServer } from "../apps/server/test/support/index.ts";
import { publishFirstParty } from "./publish-first-party.ts";

describe("publishFirstParty", { timeout: 60_000 }, () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());

	const credentials = async () => ({ login: ADMIN.email, password: ADMIN.password });

	it("asks for nothing less than the administrator when there is something to publish", async () => {
		const attempt = publishFirstParty({ baseUrl: server.url, credentials: async () => undefined, log: () => {} });
		await expect(attempt).rejects.toThrow("administrator");
	});

	it("takes every extension of the house through upload, scan and approval", async () => {
		const lines: string[] = [];
		const published = await publishFirstParty({ baseUrl: server.url, credentials, log: (line) => lines.push(line) });
		expect(published).toEqual([
			"annex.bookmarks",
			"annex.font-selector",
			"annex.outline",
			"annex.paper-background",
			"annex.rainbow-csv",
			"annex.snippets",
			"annex.sort-lines",
			"annex.theme-pack",
			"annex.todo-highlight",
			"annex.url-title",
			"annex.word-count",
		]);
		expect(lines).toContain("Published annex.word-count 1.1.0");

		const client = createRegistryClient({ baseUrl: server.url });
		const detail = await client.extensions.detail("annex.word-count");
		expect(detail.displayName).toBe("Word Count");
		if (detail.listing) throw new Error("It must be an extension of this registry.");
		expect(detail.permissions.map(({ permission }) => permission)).toEqual(["data.read", "storage"]);
		expect(detail.readme).toContain("Counts the words");
	});

	it("does nothing the second time, not even sign in", async () => {
		const asked: string[] = [];
		const published = await publishFirstParty({
			baseUrl: server.url,
			credentials: async () => {
				asked.push("credentials");
				return undefined;
			},
			log: (line) => asked.push(line),
		});
		expect(published).toEqual([]);
		expect(asked).toEqual([]);
	});

	it("leaves what a moderator has suspended alone", async () => {
		const admin = await server.admin();
		const { status } = await admin.post("admin/extensions/annex.outline/suspend", { reason: "A closer look is due" });
		expect(status).toBeLessThan(300);
		const lines: string[] = [];
		const published = await publishFirstParty({ baseUrl: server.url, credentials, log: (line) => lines.push(line) });
		expect(published).toEqual([]);
		expect(lines.join("\n")).toContain("Left annex.outline 1.1.0 alone: it is suspended.");
	});
});
