import { AnnexError } from "@annex/errors";
import type { RegistryClient, UserToken } from "@annex/registry-api";
import type { KeptText } from "./kept-text.ts";
import type { TokenSource } from "./token-keeper.ts";

/** From here on before its end, a visitor's token is prolonged: whoever comes once a week stays the same. */
const PROLONG_MS = 15 * 24 * 60 * 60_000;

/**
 * Tokens for an app without users of its own: whoever comes is a visitor, remembered in this browser. `open` calls the
 * registry with a token, or without.
 */
export function visitorTokens(options: {
	app: string;
	kept: KeptText;
	open: (token?: string) => Pick<RegistryClient, "apps">;
	now?: () => number;
}): TokenSource {
	const { app, kept, open, now = Date.now } = options;

	async function begin(token?: string): Promise<UserToken> {
		const fresh = await open(token).apps.visit(app);
		kept.write(JSON.stringify(fresh));
		return fresh;
	}

	return async (refused) => {
		const known = readToken(kept.read());
		if (known === undefined || known.token === refused || Date.parse(known.expiresAt) <= now()) return await begin();
		if (Date.parse(known.expiresAt) - now() > PROLONG_MS) return known;
		try {
			return await begin(known.token);
		} catch (thrown) {
			if (thrown instanceof AnnexError && thrown.status === 401) return await begin();
			// Good for days yet: the registry may just be out of reach.
			return known;
		}
	};
}

function readToken(text: string | undefined): UserToken | undefined {
	try {
		const value: unknown = text === undefined ? undefined : JSON.parse(text);
		if (typeof value !== "object" || value === null) return undefined;
		const { token, expiresAt } = value as Partial<UserToken>;
		if (typeof token !== "string" || typeof expiresAt !== "string") return undefined;
		return Number.isNaN(Date.parse(expiresAt)) ? undefined : { token, expiresAt };
	} catch {
		return undefined;
	}
}
