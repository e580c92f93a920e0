import { answeredHeaders, capabilityErrors, MAX_ANSWER_BYTES, sentHeaders } from "@annex/capabilities";
import { AnnexError } from "@annex/errors";
import { readAddress } from "@annex/manifest";
import { errors } from "./errors.ts";
import { type Hop, type HopRequest, sendHop } from "./hop.ts";
import type { Resolve } from "./resolve.ts";

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 12_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface RelayRequest {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | null;
}

export interface RelayAnswer {
	readonly status: number;
	/** Of the last hop. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
}

/**
 * Sends a request on behalf of an extension and follows redirects. Before each hop the address is checked against what
 * is granted then, its name is resolved once, and the connection goes to exactly what was found and permitted.
 */
export type Relay = (
	request: RelayRequest,
	options: {
		/** Asked before every hop: a redirect may lead elsewhere, and to another method. Rejects with what is refused. */
		readonly permit: (address: string, method: string) => Promise<void>;
		/** Told of every byte of a body that is sent, again after a redirect, or taken in, refused answers included. */
		readonly spent?: (bytes: number) => void;
		readonly signal: AbortSignal;
	},
) => Promise<RelayAnswer>;

type Options = Parameters<Relay>[1];

export function relay(parts: { readonly resolve: Resolve; readonly timeoutMs?: number }): Relay {
	const timeoutMs = parts.timeoutMs ?? TIMEOUT_MS;

	async function follow(first: RelayRequest, { permit, spent }: Omit<Options, "signal">, signal: AbortSignal) {
		const url = await checked(first.url, first.method, permit);
		let next: HopRequest = { ...first, url, headers: sentHeaders(first.headers) };
		for (let redirects = 0; ; redirects += 1) {
			const { url } = next;
			const addresses = await parts.resolve(url.hostname);
			signal.throwIfAborted();
			spent?.(next.body?.byteLength ?? 0);
			const hop = await sendHop(next, addresses, signal);
			const { location } = hop.headers;
			if (location === undefined || !REDIRECTS.has(hop.status)) return await answerOf(hop, url, spent);
			hop.discard();
			if (redirects === MAX_REDIRECTS) throw errors.too_many_redirects(MAX_REDIRECTS);
			const to = resolved(location, url);
			next = redirected(next, hop.status, await checked(to, methodAfter(next.method, hop.status), permit));
		}
	}

	return async (request, { signal, ...options }) => {
		const timeout = AbortSignal.timeout(timeoutMs);
		try {
			return await follow(request, options, AbortSignal.any([signal, timeout]));
		} catch (thrown) {
			if (thrown instanceof AnnexError) throw thrown;
			signal.throwIfAborted();
			if (timeout.aborted) throw capabilityErrors.network_timeout(timeoutMs, { cause: thrown });
			throw capabilityErrors.network_failed(hostOf(request.url), { cause: thrown });
		}
	};
}

async function checked(address: string, method: string, permit: Options["permit"]): Promise<URL> {
	const url = readAddress(address);
	if (url === undefined) throw capabilityErrors.address_not_granted(hostOf(address));
	await permit(url.href, method);
	url.hash = "";
	return url;
}

async function answerOf(hop: Hop, url: URL, spent: Options["spent"]): Promise<RelayAnswer> {
	const body = await hop.read(MAX_ANSWER_BYTES, spent);
	return { status: hop.status, url: url.href, headers: answeredHeaders(hop.headers), body };
}

function methodAfter(method: string, status: number): string {
	const toGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
	return toGet ? "GET" : method;
}

/** The request after a redirect, by the rules of browsers; what an extension told one origin stays there. */
function redirected(last: HopRequest, status: number, url: URL): HopRequest {
	const method = methodAfter(last.method, status);
	const toGet = method !== last.method;
	const left = new Set<string>();
	if (toGet) left.add("content-type");
	const isElsewhere = url.origin !== last.url.origin;
	const headers = Object.entries(last.headers).filter(([name]) => {
		return !left.has(name) && !(isElsewhere && (name === "authorization" || name.startsWith("x-")));
	});
	return {
		url,
		method,
		headers: Object.fromEntries(headers),
		body: toGet ? null : last.body,
	};
}

function resolved(location: string, base: URL): string {
	return URL.canParse(location, base) ? new URL(location, base).href : location;
}

/** For people; what cannot be read is not repeated. */
function hostOf(address: string): string {
	return URL.canParse(address) ? new URL(address).host : "an unreadable address";
}
