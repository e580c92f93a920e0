import type { FastifyRequest } from "fastify";
import { errors } from "../errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether the method changes nothing, so that a foreign page gains nothing by it. */
export function isSafe(request: FastifyRequest): boolean {
	return SAFE.has(request.method);
}

/**
 * Refuses requests that a page of a foreign origin makes in a visitor's name. Browsers always say `Origin` on unsafe
 * methods; a client that says neither `Origin` nor `Sec-Fetch-Site` is no browser and carries nobody's cookies by
 * accident. Bearer tokens are exempt: no browser adds them by itself.
 */
export async function checkOrigin(
	request: FastifyRequest,
	isAllowedOrigin: (origin: string) => Promise<boolean>,
): Promise<void> {
	if (isSafe(request) || bearerToken(request) !== undefined) return;
	const { origin } = request.headers;
	if (origin === undefined) {
		const site = request.headers["sec-fetch-site"];
		if (site === undefined || site === "same-origin" || site === "none") return;
		throw errors.origin_refused();
	}
	if (isOwnOrigin(origin, request) || (await isAllowedOrigin(origin))) return;
	throw errors.origin_refused();
}

/** Own = the host and port that the request itself was sent to, which the host rules have let in. */
export function isOwnOrigin(origin: string, request: FastifyRequest): boolean {
	const url = URL.canParse(origin) ? new URL(origin) : undefined;
	return (
		url !== undefined && (url.protocol === "http:" || url.protocol === "https:") && url.host === request.headers.host
	);
}

export function bearerToken(request: FastifyRequest): string | undefined {
	const match = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? "");
	return match?.[1];
}
