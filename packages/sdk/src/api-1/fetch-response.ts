import type { FetchOptions, NetworkApi } from "@annex/capabilities/guest";

/** Statuses whose responses have no body; a `Response` must not be given one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** Sends a request as `fetch` is called, and answers with a real `Response` that has arrived as a whole. */
export async function fetchResponse(
	network: NetworkApi,
	url: string | URL,
	{ method = "GET", headers, body, signal }: RequestInit = {},
): Promise<Response> {
	const sent = new Headers(headers);
	// A response knows how to make bytes, and their type, of everything that a request may send.
	const packed = body === null || body === undefined ? undefined : new Response(body);
	const type = packed?.headers.get("content-type");
	if (type && !sent.has("content-type")) sent.set("content-type", type);

	const answer = await network.fetch(url, {
		method: method.toUpperCase() as NonNullable<FetchOptions["method"]>,
		headers: Object.fromEntries(sent),
		...(packed ? { body: new Uint8Array(await packed.arrayBuffer()) } : {}),
		...(signal ? { signal } : {}),
	});
	const { status } = answer;
	const content = WITHOUT_BODY.has(status) ? null : new Uint8Array(answer.bytes());
	const response = new Response(content, { status, headers: { ...answer.headers } });
	return Object.defineProperty(response, "url", { value: answer.url });
}
