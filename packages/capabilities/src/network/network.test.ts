import { expect, test } from "vitest";
import type { Api } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";
import type { NetworkAnswer, NetworkPower, NetworkRequest } from "./power.ts";

const grants = [
	{
		permission: "network" as const,
		hosts: ["https://api.example.com/words/*"],
		methods: ["GET" as const, "POST" as const],
	},
];
const text = (body: string) => new TextEncoder().encode(body);

/** Answers everything with what the test says, and remembers what it was asked. */
function recordedNetwork(answer: Partial<NetworkAnswer> = {}) {
	const asked: NetworkRequest[] = [];
	const network: NetworkPower = {
		async fetch(_, request) {
			asked.push(request);
			return { status: 200, url: request.url, headers: {}, body: new Uint8Array(), ...answer };
		},
	};
	return { network, asked };
}

test("an extension asks a granted host, posts to it, and learns that another is refused", async () => {
	const { network, asked } = recordedNetwork({ body: text('{"synonyms":["still","quiet"]}') });
	await using scope = await openTestScope({ extension: example, grants, powers: { network } });
	await expect.poll(() => scope.words).toEqual(["info: still, quiet", "info: 200", "info: address_not_granted"]);
	expect(asked).toEqual([
		{ url: "https://api.example.com/words/calm", method: "GET", headers: {}, body: null },
		{
			url: "https://api.example.com/words/mine",
			method: "POST",
			headers: { "content-type": "application/json" },
			body: text('{"word":"calm"}'),
		},
	]);
});

test("an answer is a plain object that reads its body as often as one likes, by its charset", async () => {
	const headers = { "content-type": "text/html; charset=iso-8859-1", etag: '"1"' };
	const { network } = recordedNetwork({ status: 404, headers, body: Uint8Array.from([0x63, 0xe9]) });
	let seen: unknown;
	const extension = {
		async activate(api: Api) {
			const answer = await api.network.fetch(new URL("https://api.example.com/words/x"));
			answer.bytes().fill(0);
			const { ok, status, url } = answer;
			seen = { ok, status, url, headers: answer.headers, texts: [answer.text(), answer.text()] };
		},
	};
	await using _ = await openTestScope({ extension, grants, powers: { network } });
	expect(seen).toEqual({
		ok: false,
		status: 404,
		url: "https://api.example.com/words/x",
		headers,
		texts: ["cé", "cé"],
	});
});

test("an extension gives a request up with a signal", async () => {
	const aborted = Promise.withResolvers<unknown>();
	const network: NetworkPower = {
		fetch: (_, __, { signal }) => {
			signal.addEventListener("abort", () => aborted.resolve(signal.reason));
			return new Promise(() => {});
		},
	};
	const extension = {
		async activate(api: Api) {
			const abort = new AbortController();
			const pending = api.network.fetch("https://api.example.com/words/x", { signal: abort.signal });
			abort.abort();
			await expect(pending).rejects.toMatchObject({ code: "cancelled" });
		},
	};
	await using _ = await openTestScope({ extension, grants, powers: { network } });
	expect(await aborted.promise).toMatchObject({ code: "cancelled" });
});

test("an app without network says so", async () => {
	await using scope = await openTestScope({ grants });
	const input = { url: "https://api.example.com/words/x", method: "GET", headers: {}, body: null };
	await expect(scope.guest.call("network.fetch", input)).rejects.toMatchObject({ code: "capability_not_offered" });
});
