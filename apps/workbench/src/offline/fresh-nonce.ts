const NONCE = /'nonce-([A-Za-z0-9+/=_-]+)'/;

/** The same page under a nonce that nobody has seen: a kept one would be the same each time. */
export async function freshNonce(kept: Response): Promise<Response> {
	const policy = kept.headers.get("content-security-policy") ?? "";
	const known = NONCE.exec(policy)?.[1];
	if (known === undefined) return kept;
	const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
	const headers = new Headers(kept.headers);
	headers.set("content-security-policy", policy.replaceAll(known, fresh));
	return new Response((await kept.text()).replaceAll(known, fresh), { status: kept.status, headers });
}
