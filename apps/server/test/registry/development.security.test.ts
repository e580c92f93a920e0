import type { DevelopmentState } from "@annex/registry-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { makePackage } from "./make-package.ts";
import { author, expectStatus } from "./registry.ts";

const ZIP = { "content-type": "application/zip" };

/** Reads server-sent events as a browser would, with the cookies of one visitor. */
async function follow(server: TestServer, by: Visitor, key: string) {
	const cookie = [...by.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	const response = await fetch(`${server.url}/api/v1/developer/sessions/${key}/events`, { headers: { cookie } });
	expect(response.status).toBe(200);
	expect(response.headers.get("content-type")).toBe("text/event-stream");
	const reader = (response.body as ReadableStream<Uint8Array>).getReader();
	const decoder = new TextDecoder();
	let text = "";
	return {
		async next(): Promise<DevelopmentState | undefined> {
			for (;;) {
				const event = /^(?::\n\n)*data: (.*)\n\n/.exec(text);
				if (event) {
					text = text.slice(event[0].length);
					return JSON.parse(event[1] ?? "") as DevelopmentState;
				}
				const { done, value } = await reader.read();
				if (done) return undefined;
				text += decoder.decode(value, { stream: true });
			}
		},
		close: () => reader.cancel(),
	};
}

describe("a development session", () => {
	let server: TestServer;
	let ada: Visitor;
	beforeAll(async () => {
		server = await startTestServer();
		ada = await author(server, "ada", "acme");
	});
	afterAll(() => server.close());

	const build = (by: Visitor, key: string, bytes: Uint8Array = makePackage()) =>
		by.request("PUT", `developer/sessions/${key}/build`, { body: bytes, headers: ZIP });
	const keyOf = (letter: string) => letter.repeat(22);

	it("carries each build, each fault and its end to the author's workbench", async () => {
		const key = keyOf("a");
		expect((await build(ada, key)).body).toEqual({ revision: 1, watchers: 0 });
		const events = await follow(server, ada, key);
		const first = await events.next();
		expect(first).toMatchObject({ revision: 1, problem: null, ended: false });
		expect(first?.build?.id).toMatch(/^acme\./);
		expect(first?.build?.modules.at(-1)?.source).toContain("activate");

		const problem = { message: "It does not build.", issues: [{ path: "a.ts:1:1", sentence: "Odd.", fix: "" }] };
		expectStatus(await ada.put(`developer/sessions/${key}/problem`, problem), 204);
		expect(await events.next()).toMatchObject({ revision: 1, problem });
		expect((await build(ada, key)).body).toEqual({ revision: 2, watchers: 1 });
		expect(await events.next()).toMatchObject({ revision: 2, problem: null });

		expectStatus(await ada.delete(`developer/sessions/${key}`), 204);
		expect(await events.next()).toMatchObject({ ended: true });
		expect(await events.next()).toBeUndefined();
		expectStatus(await ada.get(`developer/sessions/${key}/lines`), 404);
	});

	it("carries what the extension says back to the terminal, as soon as it is said", async () => {
		const key = keyOf("b");
		await build(ada, key);
		const waiting = ada.get(`developer/sessions/${key}/lines?after=0`);
		expectStatus(await ada.post(`developer/sessions/${key}/lines`, { level: "warn", message: "careful" }), 204);
		expect((await waiting).body).toMatchObject({ items: [{ level: "warn", message: "careful" }], next: 1 });
	});

	it("leaves nothing in the registry", async () => {
		await build(ada, keyOf("c"));
		expect((await ada.get("developer/extensions")).body.items).toEqual([]);
		expect((await ada.get("extensions")).body.total).toBe(0);
		expect((await server.context.database.db.selectFrom("versions").selectAll().execute()).length).toBe(0);
	});

	it("is its author's alone: another user, a moderator and a stranger find nothing under the same key", async () => {
		const key = keyOf("d");
		await build(ada, key);
		const eve = await server.user("eve");
		for (const other of [eve, await server.admin()]) {
			expectStatus(await other.get(`developer/sessions/${key}/events`), 404);
			expectStatus(await other.get(`developer/sessions/${key}/lines`), 404);
			expectStatus(await other.post(`developer/sessions/${key}/lines`, { level: "info", message: "x" }), 404);
			expectStatus(await other.delete(`developer/sessions/${key}`), 404);
		}
		// Under her own name it is another session, not this one.
		await build(eve, key, makePackage({ name: "other" }));
		const events = await follow(server, ada, key);
		expect((await events.next())?.build?.id).not.toBe("acme.other");
		await events.close();
		expectStatus(await server.visitor().get(`developer/sessions/${key}/events`), 401);
		expectStatus(await build(server.visitor(), key), 401);
	});

	it("takes builds from a token, but shows code and takes lines only in a session of the browser", async () => {
		const key = keyOf("e");
		const { token } = (await ada.post("developer/tokens", { name: "cli", scopes: ["publish", "read"] })).body;
		const bearer = { authorization: `Bearer ${token}` };
		const nobody = server.visitor();
		const sent = await nobody.request("PUT", `developer/sessions/${key}/build`, {
			body: makePackage(),
			headers: { ...ZIP, ...bearer },
		});
		expectStatus(sent, 200);
		expectStatus(await nobody.get(`developer/sessions/${key}/events`, bearer), 403);
		const line = { level: "info", message: "x" };
		expectStatus(await nobody.post(`developer/sessions/${key}/lines`, line, bearer), 403);
		const { token: reading } = (await ada.post("developer/tokens", { name: "r", scopes: ["read"] })).body;
		const refused = await nobody.get(`developer/sessions/${key}/lines`, { authorization: `Bearer ${reading}` });
		expectStatus(refused, 403);
	});

	it("refuses a package that publishing would refuse, a guessable key, and a sixth extension at once", async () => {
		expectStatus(await build(ada, keyOf("f"), new Uint8Array([80, 75, 1, 2])), 422);
		expectStatus(await build(ada, "short"), 400);
		const eager = await author(server, "eager", "eager");
		for (const letter of "ghijk") expectStatus(await build(eager, keyOf(letter)), 200);
		const sixth = await build(eager, keyOf("l"));
		expect(sixth.body).toMatchObject({ code: "development_busy", status: 429 });
		expectStatus(await eager.delete(`developer/sessions/${keyOf("g")}`), 204);
		expectStatus(await build(eager, keyOf("l")), 200);
	});

	it("does not keep the server from closing while a workbench follows", async () => {
		const short = await startTestServer();
		const someone = await author(short, "ada", "acme");
		await build(someone, keyOf("m"));
		const events = await follow(short, someone, keyOf("m"));
		await events.next();
		const began = performance.now();
		const closing = short.close();
		expect(await events.next()).toMatchObject({ ended: true });
		await closing;
		expect(performance.now() - began).toBeLessThan(4_000);
	});
});
