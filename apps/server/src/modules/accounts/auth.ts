import type { FastifyReply, FastifyRequest } from "fastify";
import type { Auth, Clock, Identity, Role, Scope } from "../../context.ts";
import { errors } from "../../errors.ts";
import { bearerToken } from "../../http/origins.ts";
import { throttle } from "../../http/throttle.ts";
import type { Cache } from "../../ports/cache/port.ts";
import type { Database } from "../../ports/database/port.ts";
import type { AppsService } from "../apps/apps.ts";
import { errors as appErrors } from "../apps/errors.ts";
import type { AppUser } from "../apps/user-tokens.ts";
import { hashToken, isWellFormed } from "./api-token.ts";
import type { AuthLibrary } from "./auth-library.ts";
import { hasRole, roleOf, userByToken } from "./store.ts";

/** How stale `last_used_at` of a token may be; not every request writes. */
const TOKEN_USE_MS = 60_000;
/** Identities that one address may begin. */
const ANONYMOUS_LIMIT = { limit: 500, windowMs: 60 * 60_000 };

interface Known {
	visitor: Promise<Identity | undefined>;
	/** Cookies that the answer must carry: a session that was prolonged or begun. */
	cookies: string[];
}

export interface AuthService extends Auth {
	/** Cookies collected while the request was handled; sent with the answer. */
	cookies(request: FastifyRequest): readonly string[];
	/** Takes over the cookies of an answer of the library and forgets who the visitor was. */
	adopt(request: FastifyRequest, headers: Headers): void;
}

export function authService(options: {
	database: Database;
	cache: Cache;
	library: AuthLibrary;
	clock: Clock;
	apps: Pick<AppsService, "of" | "user" | "isFirstParty">;
}): AuthService {
	const { database, cache, library, clock, apps } = options;
	const requests = new WeakMap<FastifyRequest, Known>();
	const admitted = new WeakMap<FastifyRequest, Identity>();

	function known(request: FastifyRequest): Known {
		let state = requests.get(request);
		if (!state) {
			const cookies: string[] = [];
			state = { cookies, visitor: identify(request, cookies) };
			requests.set(request, state);
		}
		return state;
	}

	async function identify(request: FastifyRequest, cookies: string[]): Promise<Identity | undefined> {
		const appUser = await apps.user(request);
		if (appUser) return ofApp(appUser);
		const token = bearerToken(request);
		if (token !== undefined) return byToken(token);
		if (!request.headers.cookie || (await isEmbedder(request))) return undefined;
		const { headers, response } = await library.api.getSession({ headers: cookieHeader(request), returnHeaders: true });
		cookies.push(...headers.getSetCookie());
		if (!response) return undefined;
		const { user } = response;
		const isAnonymous = user.isAnonymous === true;
		return {
			id: user.id,
			anonymous: isAnonymous,
			username: isAnonymous ? null : (user.username ?? null),
			email: isAnonymous ? null : user.email,
			role: roleOf(user.role),
			scopes: undefined,
		};
	}

	/** A page of an app that embeds us: what cookies a browser adds there is not for it to use. */
	async function isEmbedder(request: FastifyRequest): Promise<boolean> {
		const { origin } = request.headers;
		return origin !== undefined && !(await apps.isFirstParty(origin, request));
	}

	/** A bad token is an error even where nobody needs to be known: its sender believes it works. */
	async function byToken(token: string): Promise<Identity> {
		const now = clock.now();
		const found = isWellFormed(token) ? await userByToken(database.db, hashToken(token), now) : undefined;
		if (!found) throw errors.unauthenticated();
		const { tokenId, ...identity } = found;
		await database.db
			.updateTable("api_tokens")
			.set({ last_used_at: now })
			.where("id", "=", tokenId)
			.where((where) =>
				where.or([
					where("last_used_at", "is", null),
					where("last_used_at", "<", new Date(now.getTime() - TOKEN_USE_MS)),
				]),
			)
			.execute();
		return identity;
	}

	async function signedIn(request: FastifyRequest): Promise<Identity> {
		const visitor = await known(request).visitor;
		if (!visitor || visitor.anonymous) throw errors.unauthenticated();
		admitted.set(request, visitor);
		return visitor;
	}

	async function session(request: FastifyRequest): Promise<Identity> {
		const user = await signedIn(request);
		if (user.scopes !== undefined) throw errors.forbidden("API tokens cannot be used here.");
		return user;
	}

	return {
		async requireUser(request) {
			await session(request);
		},
		requireRole: (role: Role) => async (request) => {
			const user = await session(request);
			if (!hasRole(user, role)) throw errors.forbidden(`This needs the role of a ${role}.`);
		},
		requireScope: (scope: Scope) => async (request) => {
			const user = await signedIn(request);
			if (user.scopes !== undefined && !user.scopes.includes(scope)) {
				throw errors.forbidden(`This token does not have the scope "${scope}".`);
			}
		},
		user(request) {
			const user = admitted.get(request);
			if (!user) throw errors.unauthenticated();
			return user;
		},
		visitor: (request) => known(request).visitor,
		async identity(request: FastifyRequest, _reply: FastifyReply) {
			const state = known(request);
			const visitor = await state.visitor;
			if (visitor) return visitor;
			if (await isEmbedder(request)) throw appErrors.app_token_needed((await apps.of(request)).id);
			await throttle(cache, [{ key: `anonymous:${request.ip}`, ...ANONYMOUS_LIMIT }]);
			const { headers, response } = await library.api.signInAnonymous({
				headers: cookieHeader(request),
				returnHeaders: true,
			});
			if (!response) throw errors.unavailable();
			state.cookies.push(...headers.getSetCookie());
			const identity: Identity = {
				id: response.user.id,
				anonymous: true,
				username: null,
				email: null,
				role: "user",
				scopes: undefined,
			};
			state.visitor = Promise.resolve(identity);
			return identity;
		},
		cookies: (request) => requests.get(request)?.cookies ?? [],
		adopt(request, headers) {
			const cookies = headers.getSetCookie();
			requests.set(request, { cookies, visitor: Promise.resolve(undefined) });
		},
	};
}

/** Somebody whom an app vouches for, or nobody does: a person with extensions, and nothing else here. */
function ofApp({ userId, visitor }: AppUser): Identity {
	return { id: userId, anonymous: visitor, username: null, email: null, role: "user", scopes: undefined };
}

/** Only what the library needs to know a session by: a spoofed header of another kind never reaches it. */
export function cookieHeader(request: FastifyRequest): Headers {
	return new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {});
}
