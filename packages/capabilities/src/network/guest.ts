import type { NetworkMethod } from "@annex/manifest";
import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { network } from "./contract.ts";

export interface FetchOptions {
	/** `GET` unless said otherwise. What is granted beyond `GET` and `HEAD` the manifest asks for as `methods`. */
	readonly method?: NetworkMethod;
	/**
	 * Passed on: `Accept`, `Accept-Language`, `Authorization`, `Content-Type`, `Range`, conditions (`If-…`) and most
	 * `X-…`. The others are left out without a word, cookies first of all.
	 */
	readonly headers?: Readonly<Record<string, string>>;
	/** At most 1 MiB. Text is sent as UTF-8. */
	readonly body?: string | Uint8Array;
	/** Gives the request up. */
	readonly signal?: AbortSignal;
}

/** A whole answer: everything has arrived when you get it. */
export interface NetworkResponse {
	/** Whether the status is 200–299. */
	readonly ok: boolean;
	readonly status: number;
	/** Where it came from, after redirects. */
	readonly url: string;
	/** Names in lower case. Cookies and what steers the connection are left out. */
	readonly headers: Readonly<Record<string, string>>;
	/** Read by the charset that `Content-Type` names; UTF-8 when it names none. */
	text(): string;
	/** Throws a SyntaxError when it is no JSON. */
	json(): unknown;
	/** A copy each time. */
	bytes(): Uint8Array;
}

/** The world outside, as far as granted. Needs the permission `network` with patterns for the hosts. */
export interface NetworkApi {
	/**
	 * Sends one request. An answer of any status resolves. Rejects with `address_not_granted` when the host, or one that
	 * it redirects to, is not granted at that moment, `method_not_granted`, `address_invalid`, `network_busy` (more than
	 * 6 at once), `network_failed`, `network_timeout` or `answer_too_large` (above 4 MiB).
	 */
	fetch(url: string | URL, options?: FetchOptions): Promise<NetworkResponse>;
}

export function networkGuest(channel: GuestChannel): NetworkApi {
	const call = callerOf<typeof network>(channel, "network");
	return Object.freeze({
		async fetch(url: string | URL, options: FetchOptions = {}) {
			const { body, signal } = options;
			const isText = typeof body === "string";
			const input = {
				url: String(url),
				method: options.method ?? "GET",
				headers: isText ? withContentType(options.headers ?? {}) : { ...options.headers },
				body: isText ? new TextEncoder().encode(body) : (body ?? null),
			};
			const answer = await call("fetch", input, signal ? { signal } : {});
			return responseOf(answer);
		},
	});
}

function responseOf(answer: {
	status: number;
	url: string;
	headers: Record<string, string>;
	body: Uint8Array;
}): NetworkResponse {
	const { status, url, body } = answer;
	const headers = Object.freeze({ ...answer.headers });
	const text = () => decoderFor(headers["content-type"]).decode(body);
	return Object.freeze({
		ok: status >= 200 && status < 300,
		status,
		url,
		headers,
		text,
		json: () => JSON.parse(text()) as unknown,
		bytes: () => body.slice(),
	});
}

function withContentType(headers: Readonly<Record<string, string>>): Record<string, string> {
	const has = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
	return has ? { ...headers } : { ...headers, "content-type": "text/plain;charset=UTF-8" };
}

function decoderFor(contentType = ""): TextDecoder {
	const [, charset = "utf-8"] = /;\s*charset=["']?([^\s;"']+)/i.exec(contentType) ?? [];
	try {
		return new TextDecoder(charset);
	} catch {
		return new TextDecoder();
	}
}
