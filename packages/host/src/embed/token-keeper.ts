import { AnnexError } from "@annex/errors";
import { errors } from "../errors.ts";

/** A user token with the end of its life, as the registry mints it; or the token alone, used until it is refused. */
export type Token = string | { readonly token: string; readonly expiresAt: string };

/**
 * Where user tokens come from: in an app with users of its own, its backend. `refused` is the token that the registry no
 * longer takes, when that is why another one is asked for.
 */
export type TokenSource = (refused?: string) => Promise<Token>;

/** Has a token that is good for a while yet; asks once, however many wait for it. */
export interface TokenKeeper {
	/** Rejects with `token_unavailable` when the source has none. */
	current(): Promise<string>;
	/** The registry does not take this one. */
	refuse(token: string): void;
	/** Somebody else sits here now. */
	forget(): void;
	/** Another number for everybody who sat here: one that has changed belongs to somebody else. */
	person(): number;
}

/** Before a token runs out a new one is asked for: in its last minute, or its last fifth when it lives shorter. */
const EARLY_MS = 60_000;
const EARLY_SHARE = 0.2;

interface Held {
	readonly token: string;
	readonly renewAt: number;
}

export function tokenKeeper(source: TokenSource, now: () => number = Date.now): TokenKeeper {
	let held: Held | undefined;
	let asking: Promise<Held> | undefined;
	let refused: string | undefined;
	let generation = 0;

	async function ask(): Promise<Held> {
		const asked = generation;
		try {
			const fresh = hold(await source(refused), now());
			if (asked === generation) {
				held = fresh;
				refused = undefined;
			}
			return fresh;
		} catch (thrown) {
			if (thrown instanceof AnnexError) throw thrown;
			throw errors.token_unavailable(thrown instanceof Error ? thrown.message : "it did not say why", {
				cause: thrown,
			});
		} finally {
			if (asked === generation) asking = undefined;
		}
	}

	return {
		async current() {
			if (held !== undefined && now() < held.renewAt) return held.token;
			asking ??= ask();
			return (await asking).token;
		},
		refuse(token) {
			if (held?.token !== token) return;
			held = undefined;
			refused = token;
		},
		forget() {
			generation += 1;
			held = undefined;
			asking = undefined;
			refused = undefined;
		},
		person: () => generation,
	};
}

function hold(given: Token, now: number): Held {
	if (typeof given === "string") return { token: given, renewAt: Number.POSITIVE_INFINITY };
	const end = Date.parse(given.expiresAt);
	const early = Math.min(EARLY_MS, (end - now) * EARLY_SHARE);
	return { token: given.token, renewAt: Number.isNaN(end) ? Number.POSITIVE_INFINITY : end - early };
}

/** `fetch` with the present token on every request; when that is refused, once more with the same person's next. */
export function fetchWithToken(keeper: TokenKeeper, send: typeof globalThis.fetch): typeof globalThis.fetch {
	return async (input, init) => {
		const withToken = (token: string) => {
			const headers = new Headers(init?.headers);
			headers.set("authorization", `Bearer ${token}`);
			return send(input, { ...init, headers });
		};
		const person = keeper.person();
		const token = await keeper.current();
		const response = await withToken(token);
		// What one person sent is never sent again as the next one.
		if (response.status !== 401 || keeper.person() !== person) return response;
		keeper.refuse(token);
		const next = await keeper.current();
		return next === token || keeper.person() !== person ? response : await withToken(next);
	};
}
