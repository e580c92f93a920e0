import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllowance } from "../../src/modules/relay/allowance.ts";
import { databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { reachable, type SecureListener, secureListener } from "../support/secure-listener.ts";
import { author, expectStatus, publishApproved } from "./registry.ts";

const ID = "acme.word-count";

describe.each(databases)("the relay, on the %s database", (database) => {
	let server: TestServer;
	let ada: Visitor;
	let api: SecureListener;
	let inner: SecureListener;
	const hung: (() => void)[] = [];
	const at = (path: string) => `https://api.relay.test:${api.port}${path}`;

	beforeAll(async () => {
		inner = await secureListener((_, response) => response.end("secret"));
		api = await secureListener((request, response) => {
			if (request.url === "/v1/redirect") {
				response.writeHead(302, { location: `https://inner.relay.test:${inner.port}/` }).end();
			} else if (request.url === "/v1/never") {
				response.once("close", () => hung.shift()?.());
			} else {
				response.setHeader("set-cookie", "a=b");
				request.pipe(response);
			}
		});
		const relayAllow = readAllowance("api.relay.test=127.0.0.1,inner.relay.test=127.0.0.1");
		server = await startTestServer({ database, config: { relayAllow } });
		ada = await author(server, "ada", "acme");
		const network = [at("/v1/*"), `https://inner.relay.test:${inner.port}/*`];
		await publishApproved(server, ada, {
			permissions: [{ network, methods: ["GET", "POST", "PUT"], reason: "Asks" }, "storage"],
		});
		await publishApproved(server, ada, { name: "quiet" });
	});
	afterAll(async () => {
		await server.close();
		await api[Symbol.asyncDispose]();
		await inner[Symbol.asyncDispose]();
	});

	/** Somebody who has installed the extension with the first of its two hosts. */
	async function installed(): Promise<Visitor> {
		const visitor = server.visitor();
		const grants = [{ permission: "network", hosts: [at("/v1/*")], methods: ["GET", "POST"] }];
		expectStatus(await visitor.post("user/extensions", { extensionId: ID, grants }), 201);
		return visitor;
	}
	const send = (visitor: Visitor, url: string, more: object = {}, id = ID) =>
		visitor.post(`user/extensions/${id}/relay`, { url, method: "GET", headers: {}, body: null, ...more });

	it("sends by granted methods only, and by none that the version does not ask for", async () => {
		const visitor = await installed();
		for (const method of ["PUT", "DELETE", "HEAD"]) {
			const answer = await send(visitor, at("/v1/echo"), { method });
			expectStatus(answer, 403);
			expect(answer.body.code, method).toBe("method_not_granted");
		}
		const grants = [{ permission: "network", hosts: [at("/v1/*")], methods: ["DELETE"] }];
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { grants }), 422);
		// Said without methods, it is reading.
		expectStatus(
			await visitor.patch(`user/extensions/${ID}`, { grants: [{ permission: "network", hosts: [at("/v1/*")] }] }),
			200,
		);
		expectStatus(await send(visitor, at("/v1/echo")), 200);
		expect((await send(visitor, at("/v1/echo"), { method: "POST", body: "" })).body.code).toBe("method_not_granted");
	});

	it("brings the bytes of a granted host, without its cookies", async () => {
		const body = Buffer.from([0, 1, 254, 255]);
		const answer = await send(await installed(), at("/v1/echo"), { method: "POST", body: body.toString("base64") });
		expectStatus(answer, 200);
		expect(answer.body).toMatchObject({ status: 200, url: at("/v1/echo"), body: body.toString("base64") });
		expect(Object.keys(answer.body.headers)).toEqual(["date"]);
		expect(answer.headers.getSetCookie()).toEqual([]);
	});

	it("refuses what the person has not granted, though the extension asks for it, also behind a redirect", async () => {
		const visitor = await installed();
		for (const url of [`https://inner.relay.test:${inner.port}/`, at("/v1/redirect"), at("/v2/x"), at("/v1/..%2fx")]) {
			expect(await send(visitor, url)).toMatchObject({ status: 403, body: { code: "address_not_granted" } });
		}
		expect(inner.arrived).toEqual([]);
		expect(await reachable(inner.port)).toBe(true);
	});

	it("refuses whoever has it not installed, not switched on, no network granted, or no session", async () => {
		const visitor = await installed();
		expectStatus(await send(server.visitor(), at("/v1/x")), 401);
		expect((await send(await server.user(`bob-${database}`), at("/v1/x"))).body.code).toBe("relay_not_installed");
		expectStatus(await visitor.post("user/extensions", { extensionId: "acme.quiet" }), 201);
		expect((await send(visitor, at("/v1/x"), {}, "acme.quiet")).body.code).toBe("permission_denied");
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { enabled: false }), 200);
		expect((await send(visitor, at("/v1/x"))).body.code).toBe("relay_not_installed");
		expectStatus(await visitor.patch(`user/extensions/${ID}`, { enabled: true, grants: [] }), 200);
		expect((await send(visitor, at("/v1/x"))).body.code).toBe("permission_denied");
	});

	it("serves no API token, and no page of another origin", async () => {
		const { body } = await ada.post("developer/tokens", { name: "t", scopes: ["read", "publish"] });
		const request = { url: at("/v1/x"), method: "GET", headers: {}, body: null };
		const bearer = { authorization: `Bearer ${body.token}` };
		expectStatus(await server.visitor().post(`user/extensions/${ID}/relay`, request, bearer), 403);
		const foreign = await (await installed()).post(`user/extensions/${ID}/relay`, request, {
			origin: "https://evil.example",
		});
		expect(foreign).toMatchObject({ status: 403, body: { code: "origin_refused" } });
	});

	it.each([
		["another method", { method: "CONNECT" }],
		["a header that breaks the line", { headers: { a: "x\r\nHost: evil" } }],
		["a header without a name", { headers: { "": "x" } }],
		["a body that is no base64", { method: "POST", body: "§" }],
		["a field too many", { redirect: "follow" }],
		["an address without end", { url: `https://api.relay.test/${"x".repeat(5_000)}` }],
	])("refuses %s", async (_, more) => {
		const answer = await send(await installed(), at("/v1/x"), more);
		expect(answer).toMatchObject({ status: 400, body: { code: "body_invalid" } });
	});

	it("hangs up out there when the one who asked hangs up here", async () => {
		const visitor = await installed();
		const before = api.arrived.length;
		const closed = new Promise<void>((resolve) => hung.push(resolve));
		const abort = new AbortController();
		const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const pending = fetch(`${server.url}/api/v1/user/extensions/${ID}/relay`, {
			method: "POST",
			headers: { "content-type": "application/json", cookie },
			body: JSON.stringify({ url: at("/v1/never"), method: "GET", headers: {}, body: null }),
			signal: abort.signal,
		});
		await expect.poll(() => api.arrived.length).toBe(before + 1);
		abort.abort();
		await expect(pending).rejects.toThrow();
		await closed;
	});

	it("holds how many one person sends at once and in a minute", async () => {
		const visitor = await installed();
		const answers = await Promise.all(Array.from({ length: 130 }, () => send(visitor, at("/v1/x"))));
		const codes = new Set(answers.map((answer) => (answer.status === 200 ? "ok" : answer.body.code)));
		expect(codes).toEqual(new Set(["ok", "network_busy", "rate_limited"]));
	});
});
