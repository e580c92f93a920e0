import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { MAX_ANSWER_BYTES } from "./limits.ts";
import { pageBroker } from "./page-broker.ts";
import type { NetworkRequest } from "./power.ts";

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

async function listener(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const extension = { id: "acme.sample", version: "1.0.0", displayName: "Sample" };
const get = (url: string): NetworkRequest => ({ url, method: "GET", headers: { "x-api-key": "k" }, body: null });
const options = (signal = new AbortController().signal) => ({ signal, covered: () => true });

test("brings a whole answer, and sends neither cookies nor a referrer", async () => {
	const url = await listener((request, response) => response.end(JSON.stringify(request.headers)));
	const answer = await pageBroker().fetch(extension, get(url), options());
	const seen = JSON.parse(new TextDecoder().decode(answer.body));
	expect(answer.status).toBe(200);
	expect(seen["x-api-key"]).toBe("k");
	expect([seen.cookie, seen.referer]).toEqual([undefined, undefined]);
});

test("goes nowhere that a redirect points to", async () => {
	let reached = 0;
	const inner = await listener((_, response) => {
		reached += 1;
		response.end("secret");
	});
	const url = await listener((_, response) => response.writeHead(302, { location: inner }).end());
	await expect(pageBroker().fetch(extension, get(url), options())).rejects.toMatchObject({ code: "network_failed" });
	expect(reached).toBe(0);
	// The very listener answers whoever asks it himself.
	expect(await pageBroker().fetch(extension, get(inner), options())).toMatchObject({ status: 200 });
});

test("gives up an answer without end, one that never comes, and one that nobody wants any more", async () => {
	const endless = await listener((_, response) => {
		const chunk = Buffer.alloc(256 * 1024);
		const more = () => {
			if (response.destroyed) return;
			response.write(chunk);
			setImmediate(more);
		};
		more();
	});
	await expect(pageBroker().fetch(extension, get(endless), options())).rejects.toMatchObject({
		code: "answer_too_large",
		message: expect.stringContaining(String(MAX_ANSWER_BYTES)),
	});
	const silent = await listener(() => {});
	await expect(pageBroker({ timeoutMs: 50 }).fetch(extension, get(silent), options())).rejects.toMatchObject({
		code: "network_timeout",
	});
	const abort = new AbortController();
	const unwanted = await listener(() => abort.abort(new Error("taken back")));
	await expect(pageBroker().fetch(extension, get(unwanted), options(abort.signal))).rejects.toThrow("taken back");
});
