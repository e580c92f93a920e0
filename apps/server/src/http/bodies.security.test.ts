import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN, startTestServer, type TestServer } from "../../test/support/index.ts";

const JSON_TYPE = { "content-type": "application/json" };
const ZIP_TYPE = { "content-type": "application/zip" };
const MB = 1024 * 1024;

describe("bodies that no route reads", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());

	it("refuses a compressed body instead of unpacking it", async () => {
		const body = gzipSync(JSON.stringify({ login: ADMIN.email, password: ADMIN.password }));
		const headers = { ...JSON_TYPE, "content-encoding": "gzip" };
		const answer = await server.visitor().request("POST", "auth/login", { body, headers });
		expect(answer).toMatchObject({ status: 415, body: { code: "encoding_unsupported" } });
		const admin = await server.admin();
		for (const type of ["application/zip", "multipart/form-data; boundary=x"]) {
			const headers = { "content-type": type, "content-encoding": "gzip" };
			const upload = await admin.request("POST", "developer/extensions", { body, headers });
			expect(upload).toMatchObject({ status: 415, body: { code: "encoding_unsupported" } });
		}
	});

	it("takes an empty JSON body for none where none is needed", async () => {
		const visitor = await server.admin();
		const answer = await visitor.request("POST", "auth/logout", { body: "", headers: JSON_TYPE });
		expect(answer.status).toBe(204);
	});

	it("refuses text and forms where JSON is read, and JSON where a package is", async () => {
		const body = JSON.stringify({ login: ADMIN.email, password: ADMIN.password });
		for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
			const answer = await server.visitor().request("POST", "auth/login", { body, headers: { "content-type": type } });
			expect(answer).toMatchObject({ status: 415, body: { code: "media_type_unsupported" } });
		}
		const admin = await server.admin();
		for (const type of ["application/json", "text/plain"]) {
			const headers = { "content-type": type };
			const answer = await admin.request("POST", "developer/extensions", { body: "{}", headers });
			expect(answer).toMatchObject({ status: 415, body: { code: "media_type_unsupported" } });
		}
	});

	it("names the limit that holds for packages when one is larger", async () => {
		const admin = await server.admin();
		const body = new Uint8Array(20 * MB + 1);
		const form = new FormData();
		form.set("package", new Blob([body]));
		for (const init of [{ body, headers: ZIP_TYPE }, { body: form }]) {
			const answer = await admin.request("POST", "developer/extensions", init);
			expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
			expect(answer.body.detail).toContain(String(20 * MB));
		}
	});

	it("reads no megabytes of somebody who may not send them", async () => {
		const body = new Uint8Array(20 * MB + 1);
		const answer = await server.visitor().request("POST", "developer/extensions", { body, headers: ZIP_TYPE });
		expect(answer.status).toBe(401);
	});

	it("says that headers are too large", async () => {
		const { promise, resolve, reject } = Promise.withResolvers<string>();
		const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
		socket.setEncoding("utf8").once("data", (text) => resolve(String(text)));
		socket.once("error", reject).write(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}`);
		expect(await promise).toMatch(/^HTTP\/1\.1 431 .*application\/problem\+json.*"code":"headers_too_large"/s);
		socket.destroy();
	});
});

it("lets nothing be kept that is somebody's own, or true only now", async () => {
	await using server = await startTestServer();
	const admin = await server.admin();
	for (const path of ["auth/me", "user/extensions", "developer/tokens", "extensions", "nowhere", "//readyz"]) {
		expect([path, (await admin.get(path)).headers.get("cache-control")]).toEqual([path, "no-store"]);
	}
});

describe("behind a proxy", () => {
	/** How many of 12 guesses at one account, each with another forwarded address, are let through. */
	async function letThrough(server: TestServer): Promise<number> {
		let count = 0;
		for (let i = 0; i < 12; i++) {
			const headers = { "x-forwarded-for": `203.0.113.${i}` };
			const answer = await server.visitor().post("auth/login", { login: "ada", password: "wrong-password" }, headers);
			if (answer.status === 401) count++;
		}
		return count;
	}

	it("counts attempts by the address that a trusted proxy names", async () => {
		await using server = await startTestServer({ config: { trustProxy: "loopback" } });
		expect(await letThrough(server)).toBe(12);
	});

	it("believes no address that a stranger names for himself", async () => {
		await using server = await startTestServer();
		expect(await letThrough(server)).toBe(10);
		await using other = await startTestServer({ config: { trustProxy: "10.0.0.0/8" } });
		expect(await letThrough(other)).toBe(10);
	});
});
