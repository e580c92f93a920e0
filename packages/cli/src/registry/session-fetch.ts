/**
 * A `fetch` that keeps cookies, as a browser would for one site, and names the site as its origin: for the few things
 * that need a session rather than a token. Cookies live in memory and go nowhere but to `baseUrl`.
 */
export function sessionFetch(baseUrl: string, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
	const { origin } = new URL(baseUrl);
	const jar = new Map<string, string>();

	return async (input, init) => {
		if (new URL(input instanceof Request ? input.url : input).origin !== origin) return await fetch(input, init);
		const headers = new Headers(init?.headers);
		headers.set("origin", origin);
		if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
		// A redirect could carry the cookies elsewhere; the API has none.
		const response = await fetch(input, { ...init, headers, redirect: "error" });
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = "", ...attributes] = cookie.split(";");
			const name = pair.slice(0, pair.indexOf("=")).trim();
			const value = pair.slice(pair.indexOf("=") + 1).trim();
			if (value === "" || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) jar.delete(name);
			else jar.set(name, value);
		}
		return response;
	};
}
