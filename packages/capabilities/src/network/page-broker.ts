import { AnnexError } from "@annex/errors";
import { errors } from "../errors.ts";
import { MAX_ANSWER_BYTES } from "./limits.ts";
import type { NetworkPower } from "./power.ts";

const TIMEOUT_MS = 15_000;

/**
 * A network power that fetches from the page itself, for apps without a relay whose `connect-src` allows it. It reaches
 * only hosts that answer with CORS headers, sends no cookies and no referrer, and follows no redirect: a page cannot see
 * where one leads before it has gone there.
 */
export function pageBroker(options: { fetch?: typeof globalThis.fetch; timeoutMs?: number } = {}): NetworkPower {
	const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args));
	const { timeoutMs = TIMEOUT_MS } = options;
	return {
		async fetch(_, { url, method, headers, body }, { signal }) {
			const timeout = AbortSignal.timeout(timeoutMs);
			try {
				const response = await send(url, {
					method,
					headers,
					// A copy, because a view of a shared buffer is no body.
					...(body === null ? {} : { body: new Uint8Array(body) }),
					mode: "cors",
					redirect: "error",
					credentials: "omit",
					referrerPolicy: "no-referrer",
					cache: "no-store",
					signal: AbortSignal.any([signal, timeout]),
				});
				return {
					status: response.status,
					url,
					headers: Object.fromEntries(response.headers),
					body: await wholeBody(response),
				};
			} catch (thrown) {
				if (thrown instanceof AnnexError) throw thrown;
				signal.throwIfAborted();
				if (timeout.aborted) throw errors.network_timeout(timeoutMs, { cause: thrown });
				throw errors.network_failed(new URL(url).host, { cause: thrown });
			}
		},
	};
}

async function wholeBody(response: Response): Promise<Uint8Array> {
	const reader = response.body?.getReader();
	const parts: Uint8Array[] = [];
	let size = 0;
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		size += part.value.byteLength;
		if (size > MAX_ANSWER_BYTES) {
			await reader?.cancel();
			throw errors.answer_too_large(MAX_ANSWER_BYTES);
		}
		parts.push(part.value);
	}
	const body = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		body.set(part, at);
		at += part.byteLength;
	}
	return body;
}
