import { createBrotliCompress, createGzip, gzipSync } from "node:zlib";
import { capabilityErrors } from "@annex/capabilities";
import { coversAddress, networkMethods } from "@annex/manifest";
import { afterEach, describe, expect, it } from "vitest";
import { reachable, type SecureListener, secureListener } from "../../../test/support/secure-listener.ts";
import { addressRules } from "./address-rules.ts";
import { NOTHING, readAllowance } from "./allowance.ts";
import { type RelayRequest, relay } from "./relay.ts";
import { type LookUp, resolver } from "./resolve.ts";

const listeners: SecureListener[] = [];
afterEach(async () => {
	for (const listener of listeners.splice(0)) await listener[Symbol.asyncDispose]();
});
async function listen(...args: Parameters<typeof secureListener>): Promise<SecureListener> {
	const listener = await secureListener(...args);
	listeners.push(listener);
	return listener;
}

const loopback: LookUp = async () => [{ address: "127.0.0.1", family: 4 }];
const LOOPBACK_ALLOWED = readAllowance("127.0.0.0/8");

/** A relay that may reach loopback, where every name lies; `patterns` are granted. */
function open(
	options: {
		lookUp?: LookUp;
		allow?: typeof NOTHING;
		timeoutMs?: number;
		methods?: readonly string[];
		spent?: (bytes: number) => void;
	} = {},
) {
	const allowance = options.allow ?? LOOPBACK_ALLOWED;
	const methods = options.methods ?? networkMethods;
	const send = relay({
		resolve: resolver({ allowance, permitted: addressRules(allowance), lookUp: options.lookUp ?? loopback }),
		...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
	});
	return (patterns: readonly string[], request: Partial<RelayRequest> & { url: string }, signal?: AbortSignal) =>
		send(
			{ method: "GET", headers: {}, body: null, ...request },
			{
				async permit(address, method) {
					if (!coversAddress(patterns, address)) throw capabilityErrors.address_not_granted(address);
					if (!methods.includes(method)) throw capabilityErrors.method_not_granted(method);
				},
				...(options.spent ? { spent: options.spent } : {}),
				signal: signal ?? new AbortController().signal,
			},
		);
}
const text = (body: Uint8Array) => Buffer.from(body).toString();

it("brings the answer of a granted host, and never cookies", async () => {
	const api = await listen((request, response) => {
		response.setHeader("set-cookie", "a=b");
		response.setHeader("x-seen", JSON.stringify(Object.keys(request.headers).sort()));
		request.pipe(response);
	});
	const url = `https://api.relay.test:${api.port}/echo?q=1#fragment`;
	const answer = await open()([`https://api.relay.test:${api.port}/*`], {
		url,
		method: "POST",
		headers: { cookie: "c=d", "Content-Type": "text/plain", origin: "https://x.example", "x-own": "1" },
		body: Buffer.from("hello"),
	});
	expect(text(answer.body)).toBe("hello");
	expect(answer.url).toBe(url.replace("#fragment", ""));
	expect(answer.headers["set-cookie"]).toBeUndefined();
	const seen = ["accept-encoding", "connection", "content-length", "content-type", "host", "user-agent", "x-own"];
	expect(JSON.parse(answer.headers["x-seen"] ?? "")).toEqual(seen);
	expect(api.arrived).toEqual(["POST api.relay.test/echo?q=1"]);
});

describe("a redirect", () => {
	async function chain(status: number, to: "other" | "inner") {
		const target = await listen((request, response) =>
			response.end(`${request.method} ${JSON.stringify(request.headers)}`),
		);
		const from = await listen((_, response) =>
			response.writeHead(status, { location: `https://${to}.relay.test:${target.port}/end` }).end(),
		);
		const start = `https://api.relay.test:${from.port}/`;
		return { target, start, granted: [`${start}*`, `https://other.relay.test:${target.port}/*`] };
	}

	it("is followed to a granted host, without what the extension told the first one", async () => {
		const { start, granted } = await chain(302, "other");
		const headers = { authorization: "Bearer s", "x-api-key": "k", accept: "text/html", "content-type": "a/b" };
		const answer = await open()(granted, { url: start, method: "POST", headers, body: Buffer.from("x") });
		const [method, seen] = [text(answer.body).slice(0, 3), JSON.parse(text(answer.body).slice(4))];
		expect(method).toBe("GET");
		expect(seen).toMatchObject({ accept: "text/html" });
		for (const name of ["authorization", "x-api-key", "content-type", "content-length"]) {
			expect(seen).not.toHaveProperty(name);
		}
	});

	it("keeps method and body with 307", async () => {
		const { start, granted } = await chain(307, "other");
		const answer = await open()(granted, { url: start, method: "PUT", body: Buffer.from("x") });
		expect(text(answer.body)).toMatch(/^PUT .*"content-length":"1"/);
	});

	it("counts a body each time that it is sent, and none that never left", async () => {
		const { start, granted, target } = await chain(307, "other");
		const counted: number[] = [];
		const spent = (bytes: number) => void counted.push(bytes);
		const body = Buffer.from("twelve bytes");
		const answer = await open({ spent })(granted, { url: start, method: "PUT", body });
		expect(counted).toEqual([12, 12, answer.body.byteLength]);
		counted.length = 0;
		const refused = open({ spent, methods: ["GET"] })(granted, { url: start, method: "PUT", body });
		await expect(refused).rejects.toMatchObject({ code: "method_not_granted" });
		expect([counted, target.arrived.length]).toEqual([[], 1]);
	});

	it.each([301, 302, 303, 307, 308])("of status %i to a host that is not granted is not followed", async (status) => {
		const { target, start, granted } = await chain(status, "inner");
		await expect(open()(granted, { url: start })).rejects.toMatchObject({ code: "address_not_granted" });
		expect(target.arrived).toEqual([]);
		expect(target.open.size).toBe(0);
		expect(await reachable(target.port)).toBe(true);
	});

	it.each([
		["to plain http", "http://api.relay.test/"],
		["to user info", "https://api.relay.test@inner.relay.test/"],
		["to a decimal address", "https://2130706433/"],
		["to cloud metadata", "http://169.254.169.254/latest/meta-data/"],
		["to a mapped address", "https://[::ffff:127.0.0.1]/"],
		["to a file", "file:///etc/passwd"],
		["to nonsense", "https://"],
	])("%s is not followed", async (_, location) => {
		const from = await listen((_request, response) => response.writeHead(302, { location }).end());
		const url = `https://api.relay.test:${from.port}/`;
		const granted = ["https://api.relay.test/*", `${url}*`, "https://*.relay.test/*"];
		await expect(open()(granted, { url })).rejects.toMatchObject({ code: "address_not_granted" });
		expect(from.arrived).toHaveLength(1);
	});

	it("in a circle ends", async () => {
		const from = await listen((_, response) => response.writeHead(302, { location: "/again" }).end());
		const url = `https://api.relay.test:${from.port}/`;
		await expect(open()([`${url}*`], { url })).rejects.toMatchObject({ code: "too_many_redirects" });
		expect(from.arrived).toHaveLength(6);
	});

	it("is refused when it keeps a method, or leads to one, that is not granted", async () => {
		const { start, granted, target } = await chain(307, "other");
		const refused = { code: "method_not_granted" };
		await expect(open({ methods: ["GET"] })(granted, { url: start, method: "POST" })).rejects.toMatchObject(refused);
		const once = await chain(303, "other");
		await expect(open({ methods: ["POST"] })(once.granted, { url: once.start, method: "POST" })).rejects.toMatchObject(
			refused,
		);
		expect([...target.arrived, ...once.target.arrived]).toEqual([]);
	});

	it("is refused when the grant is taken back on the way", async () => {
		let granted = true;
		const from = await listen((_, response) => {
			granted = false;
			response.writeHead(302, { location: "/again" }).end();
		});
		const allowance = LOOPBACK_ALLOWED;
		const send = relay({ resolve: resolver({ allowance, permitted: addressRules(allowance), lookUp: loopback }) });
		const request = { url: `https://api.relay.test:${from.port}/`, method: "GET", headers: {}, body: null };
		const signal = new AbortController().signal;
		const permit = async () => {
			if (!granted) throw capabilityErrors.address_not_granted("api.relay.test");
		};
		await expect(send(request, { permit, signal })).rejects.toMatchObject({
			code: "address_not_granted",
		});
		expect(from.arrived).toHaveLength(1);
	});
});

describe("a name", () => {
	it.each([
		["loopback", "127.0.0.1", 4],
		["cloud metadata", "169.254.169.254", 4],
		["IPv6 loopback", "::1", 6],
		["a mapped address", "::ffff:127.0.0.1", 6],
	])("that leads to %s is refused before anything is sent", async (_, address, family) => {
		const inner = await listen((_request, response) => response.end("secret"));
		const url = `https://api.relay.test:${inner.port}/`;
		const lookUp: LookUp = async () => [{ address, family }];
		const closed = open({ allow: NOTHING, lookUp });
		await expect(closed([`${url}*`], { url })).rejects.toMatchObject({ code: "address_forbidden" });
		expect([inner.arrived.length, inner.open.size]).toEqual([0, 0]);
		// The same listener answers a relay whose operator allows it.
		expect(text((await open()([`${url}*`], { url })).body)).toBe("secret");
	});

	it("may lead to an address that the operator gave to another name only when it is that name", async () => {
		const inner = await listen((_, response) => response.end("inner"));
		const send = open({ allow: readAllowance("inner.relay.test=127.0.0.1") });
		const [theirs, own] = ["inner", "api"].map((name) => `https://${name}.relay.test:${inner.port}/`) as [
			string,
			string,
		];
		expect(text((await send([`${theirs}*`], { url: theirs })).body)).toBe("inner");
		await expect(send([`${own}*`], { url: own })).rejects.toMatchObject({ code: "address_forbidden" });
		expect(inner.arrived).toHaveLength(1);
	});

	it("with one forbidden address among public ones is refused", async () => {
		const lookUp: LookUp = async () => [
			{ address: "93.184.215.14", family: 4 },
			{ address: "10.0.0.1", family: 4 },
		];
		const url = "https://api.relay.test/";
		await expect(open({ lookUp })([`${url}*`], { url })).rejects.toMatchObject({ code: "address_forbidden" });
	});

	it("is resolved once for a connection: what it says a moment later is not asked", async () => {
		const api = await listen((_, response) => response.end("first"));
		const asked: string[] = [];
		// Permitted at the check, forbidden ever after, as a rebinding name server would answer.
		const lookUp: LookUp = async (host) => {
			asked.push(host);
			return [{ address: asked.length === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }];
		};
		const send = open({ lookUp });
		const url = `https://rebound.relay.test:${api.port}/`;
		expect(text((await send([`${url}*`], { url })).body)).toBe("first");
		expect(asked).toEqual(["rebound.relay.test."]);
		await expect(send([`${url}*`], { url })).rejects.toMatchObject({ code: "address_forbidden" });
		expect(api.arrived).toHaveLength(1);
	});

	it("that nobody knows is said to be unknown", async () => {
		const lookUp: LookUp = () => Promise.reject(new Error("ENOTFOUND"));
		const url = "https://api.relay.test/";
		await expect(open({ lookUp })([`${url}*`], { url })).rejects.toMatchObject({ code: "address_unknown" });
	});
});

describe("a hostile host", () => {
	const MB = 1024 * 1024;
	const bombs = {
		gzip: () => createGzip({ level: 9 }),
		br: () => createBrotliCompress(),
	};

	it.each(["gzip", "br"] as const)("that sends a %s bomb is given up at the limit", async (encoding) => {
		const zeros = Buffer.alloc(MB);
		const api = await listen((_, response) => {
			response.setHeader("content-encoding", encoding);
			const bomb = bombs[encoding]();
			bomb.pipe(response);
			for (let written = 0; written < 40; written += 1) bomb.write(zeros);
			bomb.end();
		});
		const url = `https://api.relay.test:${api.port}/`;
		await expect(open()([`${url}*`], { url })).rejects.toMatchObject({ code: "answer_too_large" });
		await expect.poll(() => api.open.size).toBe(0);
	});

	it("that compresses honestly is read", async () => {
		const api = await listen((_, response) => {
			response.setHeader("content-encoding", "gzip");
			response.end(gzipSync("x".repeat(MB)));
		});
		const url = `https://api.relay.test:${api.port}/`;
		expect((await open()([`${url}*`], { url })).body.byteLength).toBe(MB);
	});

	it.each([
		["encodes twice", { "content-encoding": "gzip, gzip" }, "network_failed"],
		["encodes as it was not asked to", { "content-encoding": "zstd" }, "network_failed"],
		["encodes nothing at all", { "content-encoding": "gzip" }, "network_failed"],
		["announces too much", { "content-length": String(5 * MB) }, "answer_too_large"],
		["sends huge headers", { "x-huge": "x".repeat(64 * 1024) }, "network_failed"],
	])("that %s is given up", async (_, headers, code) => {
		const api = await listen((_request, response) => response.writeHead(200, headers).end("plain"));
		const url = `https://api.relay.test:${api.port}/`;
		await expect(open()([`${url}*`], { url })).rejects.toMatchObject({ code });
		await expect.poll(() => api.open.size).toBe(0);
	});

	it("that sends without end is given up at the limit", async () => {
		const chunk = Buffer.alloc(64 * 1024);
		const api = await listen((_, response) => {
			const more = () => {
				while (!response.destroyed && response.write(chunk));
			};
			response.on("drain", more);
			more();
		});
		const url = `https://api.relay.test:${api.port}/`;
		await expect(open()([`${url}*`], { url })).rejects.toMatchObject({ code: "answer_too_large" });
		await expect.poll(() => api.open.size).toBe(0);
	});

	it.each([
		["never answers", () => {}],
		[
			"drips",
			(response: import("node:http").ServerResponse) => {
				const drip = setInterval(() => response.write("x"), 20);
				response.once("close", () => clearInterval(drip));
			},
		],
	])("that %s is given up when the time is over", async (_, answer) => {
		const api = await listen((_request, response) => answer(response));
		const url = `https://api.relay.test:${api.port}/`;
		await expect(open({ timeoutMs: 300 })([`${url}*`], { url })).rejects.toMatchObject({ code: "network_timeout" });
		await expect.poll(() => api.open.size).toBe(0);
	});

	it("with a certificate for another name is not spoken to", async () => {
		const api = await listen((_, response) => response.end("secret"));
		const url = `https://stranger.relay.test:${api.port}/`;
		await expect(open()([`${url}*`], { url })).rejects.toMatchObject({ code: "network_failed" });
		expect(api.arrived).toEqual([]);
	});
});

it("hangs up when nobody waits any more", async () => {
	const abort = new AbortController();
	const api = await listen(() => abort.abort(new Error("taken back")));
	const url = `https://api.relay.test:${api.port}/`;
	await expect(open()([`${url}*`], { url }, abort.signal)).rejects.toThrow("taken back");
	await expect.poll(() => api.open.size).toBe(0);
});
