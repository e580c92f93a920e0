import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problem } from "@annex/registry-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../test/support/index.ts";

let server: TestServer;
let dist: string;
beforeAll(async () => {
	dist = join(await mkdtemp(join(tmpdir(), "annex-workbench-")), "dist");
	await mkdir(join(dist, "assets"), { recursive: true });
	await writeFile(
		join(dist, "index.html"),
		'<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
	);
	await writeFile(join(dist, "assets", "main-abc123.js"), "export {};");
	await writeFile(join(dist, "annex.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
	await writeFile(join(dist, "..", "csp.json"), JSON.stringify({ trustedTypes: ["annex-markdown"] }));
	server = await startTestServer({ workbenchDist: dist });
});
afterAll(async () => {
	await server.close();
	await rm(join(dist, ".."), { recursive: true, force: true });
});

/** With headers that `fetch` does not let anybody set, above all `Host`. */
function raw(path: string, headers: Record<string, string>, method = "GET") {
	const { promise, resolve, reject } = Promise.withResolvers<{
		status: number;
		headers: Record<string, string | string[] | undefined>;
		text: string;
	}>();
	const { port } = new URL(server.url);
	httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
		let text = "";
		response.setEncoding("utf8").on("data", (chunk) => {
			text += chunk;
		});
		response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
	})
		.once("error", reject)
		.end();
	return promise;
}

/** Bytes that no HTTP client would send. */
function rawBytes(bytes: string): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
	let text = "";
	socket.setEncoding("utf8").on("data", (chunk) => {
		text += chunk;
	});
	socket.once("end", () => resolve(text)).once("error", reject);
	socket.end(bytes);
	return promise;
}

describe("every fault is a problem document", () => {
	const post = (body: string | undefined, headers: Record<string, string>) =>
		server.visitor().request("POST", "auth/login", { headers, ...(body === undefined ? {} : { body }) });
	const json = { "content-type": "application/json" };

	it.each([
		["an unknown route", () => server.visitor().get("nowhere"), 404, "not_found"],
		["an unknown method", () => server.visitor().request("DELETE", "auth/login"), 404, "not_found"],
		["a broken JSON body", () => post("{", json), 400, "body_invalid"],
		["an empty JSON body", () => post("", json), 400, "body_invalid"],
		["no body", () => post(undefined, {}), 400, "body_invalid"],
		["a JSON body that is no object", () => post("[1]", json), 400, "body_invalid"],
		["a body that would change prototypes", () => post('{"__proto__":{"role":"x"}}', json), 400, "body_invalid"],
		["a body of another kind", () => post("<xml/>", { "content-type": "text/xml" }), 415, "media_type_unsupported"],
		["a body too large", () => post(`"${"x".repeat(1024 * 1024)}"`, json), 413, "body_too_large"],
		["wrong types", () => server.visitor().post("auth/login", { login: 1, password: {} }), 400, "body_invalid"],
		["a broken address", () => server.visitor().get("//%E0%A4%A"), 400, "request_invalid"],
	])("answers %s so", async (_what, ask, status, code) => {
		const answer = await ask();
		expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
		expect(problem.parse(answer.body)).toMatchObject({ status, code, type: `urn:annex:problem:${code}` });
		expect(answer.status).toBe(status);
		expect(answer.body.fix).not.toBe("");
	});

	it("says where in the body which value is wrong", async () => {
		const answer = await server
			.visitor()
			.post("auth/register", { username: "x", email: "x", password: "x", role: "x" });
		expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toEqual(
			expect.arrayContaining(["username", "email", "password"]),
		);
	});

	it("answers bytes that are no HTTP", async () => {
		expect(await rawBytes("HELO annex\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*"code":"request_invalid"/s);
	});

	it("asks who one is before it reads what one sends", async () => {
		const answer = await post("{", json).then(() =>
			server.visitor().request("POST", "developer/tokens", { body: "{", headers: json }),
		);
		expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
	});
});

describe("hosts", () => {
	it.each(["evil.example", "localhost.evil.example", "sandbox.localhost", "a.b.sandbox.localhost"])(
		"refuses the host %s for every route",
		async (host) => {
			for (const path of ["/", "/api/v1/auth/me", "/healthz", "/openapi.json", "/nowhere"]) {
				expect(await raw(path, { host })).toMatchObject({ status: 421, text: expect.stringContaining("host_unknown") });
			}
		},
	);

	it("serves the frame and nothing else on a sandbox host", async () => {
		const host = "k3j4x.sandbox.localhost:4000";
		const frame = await raw("/", { host });
		expect(frame.status).toBe(200);
		expect(frame.headers["content-type"]).toBe("text/html; charset=utf-8");
		expect(String(frame.headers["content-security-policy"])).toContain("default-src 'none'");
		expect(String(frame.headers["content-security-policy"])).toContain("http://localhost:4000");
		expect(frame.headers["x-frame-options"]).toBeUndefined();
		expect(frame.headers["permissions-policy"]).toContain("camera=(), microphone=()");
		for (const path of [
			"/api/v1/auth/me",
			"/healthz",
			"/openapi.json",
			"/docs",
			"/index.html",
			"/assets/main-abc123.js",
		]) {
			expect(await raw(path, { host })).toMatchObject({ status: 404 });
		}
		expect((await raw("/", { host }, "POST")).status).toBe(404);
	});
});

describe("the shared sandbox frame", () => {
	it("serves the same frame on the app's host, opaque even there, for browsers that cannot reach the labels", async () => {
		const frame = await raw("/sandbox-frame", { host: new URL(server.url).host });
		expect(frame.status).toBe(200);
		const policy = String(frame.headers["content-security-policy"]);
		expect(policy).toMatch(/(^|; )sandbox allow-scripts($|;)/);
		expect(policy).toContain("default-src 'none'");
		expect(policy).toMatch(/frame-ancestors [^;]*http:\/\/localhost/);
		expect(frame.headers["x-frame-options"]).toBeUndefined();
	});
});

describe("the workbench's files", () => {
	it("gives the page a new nonce each time, in the policy and wherever the page asks for it", async () => {
		const [one, two] = [await server.visitor().get("//"), await server.visitor().get("//")];
		const policy = one.headers.get("content-security-policy") ?? "";
		expect(one.headers.get("permissions-policy")).toContain("camera=(self), microphone=(self)");
		const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
		expect(nonce).toHaveLength(24);
		expect(one.body.split(nonce)).toHaveLength(3);
		expect(one.body).not.toContain("__CSP_NONCE__");
		expect(two.body).not.toContain(nonce);
		expect(one.headers.get("cache-control")).toBe("no-store");
	});

	it("allows no inline script, no foreign frame, and only the page's own Trusted Types policies", async () => {
		const policy = (await server.visitor().get("//")).headers.get("content-security-policy") ?? "";
		const { port } = new URL(server.url);
		for (const part of [
			"default-src 'none'",
			"script-src 'self'",
			`frame-src http://*.sandbox.localhost:${port} 'self'`,
			"frame-ancestors 'none'",
			"require-trusted-types-for 'script'",
			"trusted-types annex-markdown",
		]) {
			expect(policy.split("; ")).toContain(part);
		}
		expect(policy).not.toContain("unsafe");
	});

	it("answers the addresses of the page's own routes with the page, and unknown files and API routes with 404", async () => {
		const accept = "text/html,application/xhtml+xml";
		expect((await server.visitor().get("//marketplace/acme.tool", { accept })).body).toContain("<!doctype html>");
		expect((await server.visitor().get("//extensions")).body).toContain("<!doctype html>");
		expect((await server.visitor().get("//annex.svg", { accept })).body).toContain("<svg");
		expect((await server.visitor().get("//assets/missing.js", { accept })).status).toBe(404);
		for (const path of [
			"//missing.png",
			"//assets/missing.js",
			"//api/v2/x",
			"//api",
			"//.env",
			"//..%2fcsp.json",
			"//assets/..%2f..%2fcsp.json",
			"//assets/",
			"//assets/%00",
		]) {
			const answer = await server.visitor().get(path);
			expect([path, answer.status, answer.body.code]).toEqual([path, 404, "not_found"]);
		}
	});

	it("lets hashed assets be kept for ever, and other files be asked for again", async () => {
		const asset = await server.visitor().get("//assets/main-abc123.js");
		expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
		expect(asset.headers.get("content-type")).toMatch(/javascript/);
		expect((await server.visitor().get("//annex.svg")).headers.get("cache-control")).toBe("public, max-age=0");
	});
});

describe("other origins", () => {
	it("lets the pages of an app's allowed origins read answers, and no others", async () => {
		const { db } = server.context.database;
		await db
			.insertInto("apps")
			.values({
				id: "notes",
				name: "Notes",
				allowed_origins: ["https://notes.example"],
				capabilities: [],
				policy: JSON.stringify({ engines: ["worker"], storageQuotaBytes: 1, autoApprove: false }),
			})
			.execute();
		await server.context.cache.invalidate(["apps"]);
		const allowed = await server.visitor().get("auth/me", { origin: "https://notes.example" });
		expect(allowed.headers.get("access-control-allow-origin")).toBe("https://notes.example");
		// With tokens, never with the cookies of somebody who is signed in here.
		expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
		expect(allowed.headers.get("vary")).toContain("Origin");
		for (const origin of ["https://evil.example", "null", "https://notes.example.evil.example"]) {
			const refused = await server.visitor().get("auth/me", { origin });
			expect(refused.headers.get("access-control-allow-origin")).toBeNull();
		}
		const preflight = await server.visitor().request("OPTIONS", "user/extensions", {
			headers: { origin: "https://notes.example", "access-control-request-method": "PATCH" },
		});
		expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
	});
});

describe("for operators and readers", () => {
	it("says that it lives and is ready", async () => {
		expect(await server.visitor().get("//healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
		expect(await server.visitor().get("//readyz")).toMatchObject({ status: 200, body: { status: "ok" } });
	});

	it("counts requests by the route's pattern, never by what a visitor typed", async () => {
		await server.visitor().get("extensions/acme.secret-name");
		const { body } = await server.visitor().get("//metrics");
		expect(body).toMatch(
			/annex_http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+/,
		);
		expect(body).toContain("annex_queue_jobs");
		expect(body).toContain("annex_outbox_lag_seconds");
		expect(body).not.toContain("secret-name");
	});

	it("shows the OpenAPI document at /docs without foreign resources or inline scripts", async () => {
		const docs = await server.visitor().get("//docs");
		expect(docs.status).toBe(200);
		expect(docs.headers.get("content-security-policy")).toContain("script-src 'self';");
		expect(docs.headers.get("permissions-policy")).toContain("camera=(), microphone=()");
		expect(docs.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
	});
});
