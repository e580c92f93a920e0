import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import { MAX_AT_ONCE, MAX_BODY_BYTES } from "./limits.ts";
import type { NetworkAnswer, NetworkPower, NetworkRequest } from "./power.ts";

const hosts = ["https://api.example.com/v1/*", "https://other.example.com/*"];
const grants = [{ permission: "network" as const, hosts }];
const get = (url: string, more: object = {}) => ({ url, method: "GET", headers: {}, body: null, ...more });
const GOOD = get("https://api.example.com/v1/x");

/** A network whose answers the test gives, one for each request. */
function heldNetwork() {
	const asked: { request: NetworkRequest; signal: AbortSignal; answer: (answer: NetworkAnswer) => void }[] = [];
	const network: NetworkPower = {
		fetch(_, request, { signal }) {
			const { promise, resolve } = Promise.withResolvers<NetworkAnswer>();
			asked.push({ request, signal, answer: resolve });
			return promise;
		},
	};
	return { network, asked };
}
const empty = (url: string): NetworkAnswer => ({ status: 200, url, headers: {}, body: new Uint8Array() });

test("nothing leaves without the grant, nor to an address that no granted pattern covers", async () => {
	const { network, asked } = heldNetwork();
	await using none = await openTestScope({ powers: { network } });
	await expect(none.guest.call("network.fetch", GOOD)).rejects.toMatchObject({ code: "permission_denied" });

	await using scope = await openTestScope({ grants, powers: { network } });
	for (const url of [
		"https://evil.example/v1/x",
		"https://api.example.com.evil.example/v1/x",
		"https://api.example.com:8443/v1/x",
		"https://api.example.com/v2/x",
		"https://api.example.com/v1/..%2fadmin",
	]) {
		await expect(scope.guest.call("network.fetch", get(url))).rejects.toMatchObject({ code: "address_not_granted" });
	}
	for (const url of [
		"http://api.example.com/v1/x",
		"https://api.example.com@evil.example/",
		"https://2130706433/",
		"https://[::ffff:169.254.169.254]/",
		"https://api.example.com./v1/x",
		"file:///etc/passwd",
		"/v1/x",
		"",
	]) {
		const call = scope.guest.call("network.fetch", get(url));
		const code = await call.then(
			() => "sent",
			(error) => error.code,
		);
		expect(["address_invalid", "address_not_granted"], url).toContain(code);
	}
	expect(asked).toEqual([]);
});

test("cookies, and headers with which one speaks for others, are left out in both directions", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	const headers = {
		Cookie: "session=1",
		Host: "internal",
		Origin: "https://bank.example",
		Referer: "https://bank.example",
		"X-Forwarded-For": "127.0.0.1",
		"X-HTTP-Method-Override": "DELETE",
		"Proxy-Authorization": "x",
		"Transfer-Encoding": "chunked",
		Authorization: "Bearer own",
		"X-Api-Key": "k",
	};
	const call = scope.guest.call("network.fetch", get(GOOD.url, { headers }));
	await expect.poll(() => asked.length).toBe(1);
	expect(asked[0]?.request.headers).toEqual({ authorization: "Bearer own", "x-api-key": "k" });
	asked[0]?.answer({
		...empty(GOOD.url),
		headers: { "set-cookie": "a=b", "content-encoding": "gzip", "clear-site-data": "*", "X-Rate": "9", ETag: "1" },
	});
	expect(await call).toMatchObject({ headers: { "x-rate": "9", etag: "1" } });
	expect(Object.keys(((await call) as { headers: object }).headers)).toHaveLength(2);
});

test("a permission taken back aborts the request under way", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	const call = scope.guest.call("network.fetch", GOOD);
	const refused = expect(call).rejects.toMatchObject({ code: "permission_denied" });
	await expect.poll(() => asked.length).toBe(1);
	scope.grants.replace([]);
	await refused;
	expect(asked[0]?.signal.aborted).toBe(true);
});

test("one host taken back aborts the requests to it and leaves the others alone", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	const first = scope.guest.call("network.fetch", GOOD);
	const refused = expect(first).rejects.toMatchObject({ code: "address_not_granted" });
	const second = scope.guest.call("network.fetch", get("https://other.example.com/"));
	await expect.poll(() => asked.length).toBe(2);
	scope.grants.replace([{ permission: "network", hosts: ["https://other.example.com/*"] }]);
	await refused;
	expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
	asked[1]?.answer(empty("https://other.example.com/"));
	expect(await second).toMatchObject({ status: 200 });
});

test("an answer from a host that is not granted does not arrive, whatever the power did", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	const call = scope.guest.call("network.fetch", GOOD);
	await expect.poll(() => asked.length).toBe(1);
	asked[0]?.answer({ ...empty("https://internal.example/"), body: new TextEncoder().encode("secret") });
	await expect(call).rejects.toMatchObject({ code: "address_not_granted" });
});

test("more requests at once than allowed are refused, and a finished one makes room", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	const calls = Array.from({ length: MAX_AT_ONCE + 1 }, () => scope.guest.call("network.fetch", GOOD));
	await expect(calls.at(-1)).rejects.toMatchObject({ code: "network_busy" });
	for (const { answer, request } of asked) answer(empty(request.url));
	await Promise.all(calls.slice(0, -1));
	const next = scope.guest.call("network.fetch", GOOD);
	await expect.poll(() => asked.length).toBe(MAX_AT_ONCE + 1);
	asked.at(-1)?.answer(empty(GOOD.url));
	expect(await next).toMatchObject({ status: 200 });
});

test("refuses arguments that are no request", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({ grants, powers: { network } });
	for (const bad of [
		{ method: "CONNECT" },
		{ method: "get" },
		{ headers: { "a b": "x" } },
		{ headers: { a: "x\r\nHost: evil" } },
		{ headers: { a: "x\u0000" } },
		{ headers: Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`x-${at}`, "1"])) },
		{ body: "text" },
		{ method: "POST", body: new Uint8Array(MAX_BODY_BYTES + 1) },
		{ url: `https://api.example.com/v1/${"x".repeat(5_000)}` },
		{ redirect: "follow" },
		{ credentials: "include" },
		{ extensionId: "acme.victim" },
	]) {
		const call = scope.guest.call("network.fetch", { ...GOOD, ...bad });
		await expect(call, JSON.stringify(bad).slice(0, 60)).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	await expect(scope.guest.call("network.fetch", { ...GOOD, body: new Uint8Array(1) })).rejects.toMatchObject({
		code: "body_not_allowed",
	});
	expect(asked).toEqual([]);
});

test("only granted methods leave, and one taken back aborts its requests", async () => {
	const { network, asked } = heldNetwork();
	await using scope = await openTestScope({
		grants: [{ permission: "network", hosts, methods: ["GET", "POST"] }],
		powers: { network },
	});
	for (const method of ["HEAD", "PUT", "PATCH", "DELETE"]) {
		await expect(scope.guest.call("network.fetch", { ...GOOD, method })).rejects.toMatchObject({
			code: "method_not_granted",
		});
	}
	const posting = scope.guest.call("network.fetch", { ...GOOD, method: "POST" });
	const getting = scope.guest.call("network.fetch", GOOD);
	await expect.poll(() => asked.length).toBe(2);
	// Without a word about methods it is reading.
	scope.grants.replace([{ permission: "network", hosts }]);
	await expect(posting).rejects.toMatchObject({ code: "method_not_granted" });
	expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
	asked[1]?.answer(empty(GOOD.url));
	await expect(getting).resolves.toMatchObject({ status: 200 });
});
