import { randomUUID } from "node:crypto";
import type { UserToken } from "@annex/registry-api";
import type { FastifyRequest } from "fastify";
import type { AppRecord, Clock, Context } from "../../context.ts";
import { bearerToken, isOwnOrigin } from "../../http/origins.ts";
import type { Database, Tx } from "../../ports/database/port.ts";
import { hashToken, isOfKind, isWellFormed, makeToken } from "../accounts/api-token.ts";
import { errors } from "./errors.ts";

const MAX_LIVE_TOKENS = 20;

/** Who a token of an app's user stands for. */
export interface AppUser {
	readonly appId: string;
	readonly userId: string;
	/** Nobody vouches for this one. */
	readonly visitor: boolean;
}

/** Reads tokens of apps' users off requests; each request is asked once. */
export interface UserTokens {
	/**
	 * `undefined` when the request carries none. Rejects with `app_token_refused` on a route that is not for apps' users,
	 * `app_token_elsewhere` from a page of another origin than the app's, and `app_token_invalid`.
	 */
	of(request: FastifyRequest): Promise<AppUser | undefined>;
}

export function userTokens({ database, clock }: { database: Database; clock: Clock }): UserTokens {
	const asked = new WeakMap<FastifyRequest, Promise<AppUser | undefined>>();

	async function read(request: FastifyRequest): Promise<AppUser | undefined> {
		const token = bearerToken(request);
		if (token === undefined || !isOfKind(token, "user")) return undefined;
		// Routes say that they are for apps' users; all others refuse them, also those that are yet to be written.
		if (request.routeOptions.config.appUsers !== true) throw errors.app_token_refused();
		const found = isWellFormed(token, "user") ? await lookUp(hashToken(token)) : undefined;
		if (!found) throw errors.app_token_invalid();
		const { origin } = request.headers;
		if (origin !== undefined && (isOwnOrigin(origin, request) || !found.origins.includes(origin))) {
			throw errors.app_token_elsewhere(origin, found.appId);
		}
		return { appId: found.appId, userId: found.userId, visitor: found.visitor === true };
	}

	// Found by its digest, so no comparison of secrets takes longer the more of one is right.
	const lookUp = (hash: string) =>
		database.db
			.selectFrom("app_tokens as t")
			.innerJoin("apps as a", "a.id", "t.app_id")
			.innerJoin("users as u", "u.id", "t.user_id")
			.select(["t.app_id as appId", "t.user_id as userId", "a.allowed_origins as origins", "u.is_anonymous as visitor"])
			.where("t.hash", "=", hash)
			.where("t.expires_at", ">", clock.now())
			.executeTakeFirst();

	return {
		of(request) {
			const known = asked.get(request) ?? read(request);
			asked.set(request, known);
			return known;
		},
	};
}

type Minting = Pick<Context, "database" | "clock">;

/** A token for the user whom the app calls `externalId`, who begins with the first one. */
export async function mintUserToken(
	{ database, clock }: Minting,
	app: AppRecord,
	{ externalId, lifetimeSeconds }: { externalId: string; lifetimeSeconds: number },
): Promise<UserToken> {
	return await database.serializable(async (tx) => {
		const known = await userOf(tx, app.id, externalId);
		const userId = known ?? (await beginUser(tx, { now: clock.now(), visitor: false }));
		if (known === undefined) {
			await tx.insertInto("app_users").values({ app_id: app.id, external_id: externalId, user_id: userId }).execute();
		}
		return await insertToken(tx, clock, { appId: app.id, userId, lifetimeSeconds });
	});
}

/** A token for the same visitor, or for a new one. */
export async function mintVisitorToken(
	{ database, clock }: Minting,
	app: AppRecord,
	{ userId, lifetimeSeconds }: { userId: string | undefined; lifetimeSeconds: number },
): Promise<UserToken> {
	return await database.serializable(async (tx) => {
		const visitor = userId ?? (await beginUser(tx, { now: clock.now(), visitor: true }));
		return await insertToken(tx, clock, { appId: app.id, userId: visitor, lifetimeSeconds });
	});
}

/** Ends all tokens of one of the app's users. An id that the app never minted for has none. */
export async function revokeUserTokens({ database }: Minting, app: AppRecord, externalId: string): Promise<void> {
	const userId = await userOf(database.db, app.id, externalId);
	if (userId !== undefined) await database.db.deleteFrom("app_tokens").where("user_id", "=", userId).execute();
}

async function userOf(db: Database["db"] | Tx, appId: string, externalId: string): Promise<string | undefined> {
	const row = await db
		.selectFrom("app_users")
		.select("user_id")
		.where("app_id", "=", appId)
		.where("external_id", "=", externalId)
		.executeTakeFirst();
	return row?.user_id;
}

/** Somebody without a name or a way to sign in here. */
async function beginUser(tx: Tx, { now, visitor }: { now: Date; visitor: boolean }): Promise<string> {
	const id = randomUUID();
	await tx
		.insertInto("users")
		.values({
			id,
			name: "",
			email: `${id}@apps.invalid`,
			email_verified: false,
			image: null,
			username: null,
			display_username: null,
			is_anonymous: visitor,
			role: "user",
			created_at: now,
			updated_at: now,
		})
		.execute();
	return id;
}

async function insertToken(
	tx: Tx,
	clock: Clock,
	{ appId, userId, lifetimeSeconds }: { appId: string; userId: string; lifetimeSeconds: number },
): Promise<UserToken> {
	const { token, hash } = makeToken("user");
	const now = clock.now();
	const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1_000);
	await tx
		.insertInto("app_tokens")
		.values({ hash, app_id: appId, user_id: userId, created_at: now, expires_at: expiresAt })
		.execute();
	// A backend that mints for every page view leaves no heap behind.
	await tx
		.deleteFrom("app_tokens")
		.where("user_id", "=", userId)
		.where("hash", "not in", (kept) =>
			kept
				.selectFrom("app_tokens")
				.select("hash")
				.where("user_id", "=", userId)
				.where("expires_at", ">", now)
				.orderBy("expires_at", "desc")
				.limit(MAX_LIVE_TOKENS),
		)
		.execute();
	return { token, expiresAt: expiresAt.toISOString() };
}
