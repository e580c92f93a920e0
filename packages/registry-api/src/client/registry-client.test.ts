import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AnnexError } from "@annex/errors";
import { afterEach, describe, expect, it } from "vitest";
import { createRegistryClient, type RegistryClient } from "./registry-client.ts";

interface Seen {
	method: string;
	url: string;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

const NO_FACETS = { categories: [], tags: [], asks: [], ratings: [], installable: [] };
const open: Server[] = [];
afterEach(async () => {
	for (const server of open.splice(0)) {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
});

/** A registry that answers everything with what `answer` writes, and remembers what it was asked. */
async function registry(answer: (response: ServerResponse, seen: Seen) => void) {
	const seen: Seen[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const call = {
			method: request.method ?? "",
			url: request.url ?? "",
			headers: request.headers,
			body: Buffer.concat(chunks),
		};
		seen.push(call);
		answer(response, call);
	});
	open.push(server);
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { baseUrl, seen, client: createRegistryClient({ baseUrl }) };
}

const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
	return (response: ServerResponse) =>
		response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
};

async function failure(run: Promise<unknown>): Promise<AnnexError> {
	const thrown = await run.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (!(thrown instanceof AnnexError)) throw new Error("It was to fail with an AnnexError.", { cause: thrown });
	return thrown;
}

const me = { id: "u1", anonymous: false, username: "ada", email: "a@b.example", role: "user", publishers: ["acme"] };

describe("createRegistryClient", () => {
	it("sends JSON and hands on the parsed answer, without fields it does not know", async () => {
		const { client, seen } = await registry(json(200, { ...me, surprise: true }));
		expect(await client.auth.login({ login: "ada", password: "correct horse" })).toEqual(me);
		expect(seen[0]).toMatchObject({ method: "POST", url: "/api/v1/auth/login" });
		expect(JSON.parse(String(seen[0]?.body))).toEqual({ login: "ada", password: "correct horse" });
	});

	it("sends the token as a bearer and never in the address", async () => {
		const { baseUrl, seen } = await registry(json(200, { items: [] }));
		await createRegistryClient({ baseUrl: `${baseUrl}/`, token: "annex_secret" }).developer.tokens();
		expect(seen[0]?.headers.authorization).toBe("Bearer annex_secret");
		expect(seen[0]?.url).toBe("/api/v1/developer/tokens");
	});

	it("uploads a package as the bytes it is", async () => {
		const answer = { id: "acme.tool", version: "1.0.0", status: "scanning", alreadyExisted: false };
		const { client, seen } = await registry(json(202, answer));
		const zip = Uint8Array.from([80, 75, 3, 4, 0, 255]);
		expect(await client.developer.publish(zip)).toEqual(answer);
		expect(seen[0]?.headers["content-type"]).toBe("application/zip");
		expect(new Uint8Array(seen[0]?.body ?? [])).toEqual(zip);
	});

	it("encodes every part of a path and leaves empty queries out", async () => {
		const { client, seen } = await registry((response, call) => {
			if (call.url.includes("/files/")) response.end("x");
			else json(200, { items: [], total: 0, facets: NO_FACETS })(response);
		});
		await client.extensions.file("acme.tool", "1.0.0", "lib/a b?.js");
		await client.extensions.search({ q: "ünder & over", limit: 5 });
		expect(seen.map((call) => call.url)).toEqual([
			"/api/v1/extensions/acme.tool/versions/1.0.0/files/lib/a%20b%3F.js",
			"/api/v1/extensions?q=%C3%BCnder+%26+over&limit=5",
		]);
	});

	it.each(["../../../auth/logout", "a/../b", "", "a//b", "."])("refuses the file path %j", async (path) => {
		const { client, seen } = await registry(json(200, {}));
		expect((await failure(client.extensions.file("acme.tool", "1.0.0", path))).code).toBe("path_invalid");
		expect(seen).toEqual([]);
	});

	it("rebuilds the registry's own error with code, status, fix and issues", async () => {
		const issues = [{ path: "version", sentence: "It is no version.", fix: "Use 1.2.0." }];
		const { client } = await registry(
			json(422, {
				type: "about:blank",
				title: "Unprocessable",
				status: 422,
				code: "package_invalid",
				detail: "The package has 1 fault.",
				fix: "Mend it.",
				issues,
			}),
		);
		expect(await failure(client.developer.publish(new Uint8Array()))).toMatchObject({
			code: "package_invalid",
			status: 422,
			message: "The package has 1 fault.",
			fix: "Mend it.",
			details: { issues },
		});
	});

	it("says how long to wait when the registry says so", async () => {
		const problem = { type: "about:blank", title: "x", status: 429, code: "rate_limited", detail: "Too many." };
		const { client } = await registry(json(429, problem, { "retry-after": "7" }));
		expect((await failure(client.auth.me())).details).toEqual({ retryAfterSeconds: 7 });
	});

	it.each([
		["a page of HTML", (response: ServerResponse) => response.writeHead(502).end("<h1>Bad gateway</h1>")],
		["an empty body", (response: ServerResponse) => response.writeHead(500).end()],
		["another JSON", json(404, { message: "nope" })],
	])("fails with a code of its own when the refusal is %s", async (_, answer) => {
		const { client } = await registry(answer);
		expect((await failure(client.auth.me())).code).toBe("registry_failed");
	});

	it.each([
		["no JSON", (response: ServerResponse) => response.writeHead(200).end("hello")],
		["a JSON of another shape", json(200, { ...me, role: "emperor" })],
	])("does not hand on an answer that is %s", async (_, answer) => {
		const { client } = await registry(answer);
		expect((await failure(client.auth.me())).code).toBe("registry_answer_invalid");
	});

	it("says that the registry cannot be reached when nobody listens", async () => {
		const client: RegistryClient = createRegistryClient({ baseUrl: "http://127.0.0.1:1" });
		expect(await failure(client.auth.me())).toMatchObject({ code: "registry_unreachable", status: 503 });
	});

	it("says that the registry cannot be reached when it hangs up in the middle of an answer", async () => {
		const { client } = await registry((response) => {
			response.writeHead(200, { "content-length": "100" }).write("{");
			setImmediate(() => response.destroy());
		});
		expect((await failure(client.auth.me())).code).toBe("registry_unreachable");
	});

	it("gives up on a registry that does not answer in time", async () => {
		const { baseUrl } = await registry(() => {});
		const client = createRegistryClient({ baseUrl, timeoutMs: 30 });
		expect((await failure(client.auth.me())).code).toBe("registry_timeout");
	});

	it("tells a cancelled request from a broken one", async () => {
		const abort = new AbortController();
		const { client } = await registry(() => abort.abort());
		expect((await failure(client.extensions.search({}, abort.signal))).code).toBe("request_cancelled");
	});

	it("reads a stored value, and nothing where nothing is stored", async () => {
		const problem = { type: "about:blank", title: "x", status: 404, code: "not_found", detail: "No." };
		const { client } = await registry((response, call) => {
			if (call.url.endsWith("/there")) json(200, { value: [1, null, "x"] })(response);
			else json(404, problem)(response);
		});
		expect(await client.storage.get("acme.tool", "there")).toEqual([1, null, "x"]);
		expect(await client.storage.get("acme.tool", "missing")).toBeUndefined();
		await client.storage.delete("acme.tool", "missing");
	});

	it("carries bytes through the relay unchanged, in both directions", async () => {
		const every = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
		const { client, seen } = await registry((response, call) => {
			const { body } = JSON.parse(String(call.body));
			json(200, { status: 404, url: "https://a.example.com/x", headers: { etag: "1" }, body })(response);
		});
		const request = { url: "https://a.example.com/", method: "POST", headers: { "x-a": "b" }, body: every } as const;
		const answer = await client.relay.send("acme.tool", request);
		expect(answer).toMatchObject({ status: 404, url: "https://a.example.com/x", headers: { etag: "1" } });
		expect(answer.body).toEqual(every);
		expect(JSON.parse(String(seen[0]?.body))).toMatchObject({
			url: request.url,
			method: "POST",
			headers: { "x-a": "b" },
		});
	});

	it("has one function for every route", async () => {
		const { client, seen } = await registry((response) => response.writeHead(204).end());
		const at = ["acme.tool", "1.0.0"] as const;
		await Promise.allSettled([
			client.auth.register({ username: "ada", email: "a@b.example", password: "0123456789" }),
			client.auth.logout(),
			client.developer.register("acme"),
			client.developer.createToken({ name: "laptop" }),
			client.developer.deleteToken("t1"),
			client.developer.extensions(),
			client.developer.version(...at),
			client.extensions.categories(),
			client.extensions.detail("acme.tool"),
			client.extensions.version(...at),
			client.extensions.package(...at),
			client.user.installations(),
			client.user.install({ extensionId: "acme.tool" }),
			client.user.update("acme.tool", { enabled: false }),
			client.user.uninstall("acme.tool"),
			client.storage.keys("acme.tool"),
			client.storage.set("acme.tool", "k", 1),
			client.relay.send("acme.tool", { url: "https://a.example.com/", method: "GET", headers: {}, body: null }),
			client.admin.reviewQueue(),
			client.admin.reviewDetail(...at),
			client.admin.approve(...at),
			client.admin.reject(...at, "because"),
			client.admin.suspend("acme.tool", "because"),
			client.admin.unsuspend("acme.tool"),
			client.telemetry.reportError({ extensionId: "acme.tool", version: "1.0.0", kind: "crash", message: "m" }),
		]);
		expect(seen.map((call) => `${call.method} ${call.url.replace("/api/v1", "")}`).sort()).toEqual(
			[
				"POST /auth/register",
				"POST /auth/logout",
				"POST /developer/register",
				"POST /developer/tokens",
				"DELETE /developer/tokens/t1",
				"GET /developer/extensions",
				"GET /developer/extensions/acme.tool/versions/1.0.0",
				"GET /extensions/categories",
				"GET /extensions/acme.tool",
				"GET /extensions/acme.tool/versions/1.0.0",
				"GET /extensions/acme.tool/versions/1.0.0/package",
				"GET /user/extensions",
				"POST /user/extensions",
				"PATCH /user/extensions/acme.tool",
				"DELETE /user/extensions/acme.tool",
				"GET /user/extensions/acme.tool/storage",
				"PUT /user/extensions/acme.tool/storage/k",
				"POST /user/extensions/acme.tool/relay",
				"GET /admin/review-queue",
				"GET /admin/extensions/acme.tool/versions/1.0.0",
				"POST /admin/extensions/acme.tool/versions/1.0.0/approve",
				"POST /admin/extensions/acme.tool/versions/1.0.0/reject",
				"POST /admin/extensions/acme.tool/suspend",
				"POST /admin/extensions/acme.tool/unsuspend",
				"POST /telemetry/errors",
			].sort(),
		);
	});
});
