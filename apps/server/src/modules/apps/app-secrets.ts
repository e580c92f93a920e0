import { randomUUID, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { AppRecord, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { bearerToken } from "../../http/origins.ts";
import { checkThrottle, throttle } from "../../http/throttle.ts";
import { hashToken, isWellFormed, makeToken } from "../accounts/api-token.ts";
import { errors } from "./errors.ts";

const MAX_SECRETS = 5;
const GUESSES = { limit: 20, windowMs: 5 * 60_000 };

/** A new secret of the app; `secret` is in no later answer. Rejects with `secrets_too_many`. */
export async function createSecret({ database, clock }: Context, appId: string) {
	const { token, hash, prefix } = makeToken("secret");
	const row = { id: randomUUID(), prefix, created_at: clock.now() };
	await database.serializable(async (tx) => {
		const there = await tx.selectFrom("app_secrets").select("id").where("app_id", "=", appId).execute();
		if (there.length >= MAX_SECRETS) throw errors.secrets_too_many(MAX_SECRETS);
		await tx
			.insertInto("app_secrets")
			.values({ ...row, app_id: appId, hash })
			.execute();
	});
	return { id: row.id, secret: token, prefix, createdAt: row.created_at.toISOString() };
}

/** Throws `not_found`, also for a secret of another app. */
export async function deleteSecret({ database }: Context, appId: string, id: string): Promise<void> {
	const { numDeletedRows } = await database.db
		.deleteFrom("app_secrets")
		.where("app_id", "=", appId)
		.where("id", "=", id)
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw serverErrors.not_found();
}

/**
 * The app whose backend sends this request. Rejects with `app_secret_wrong` whether the app, the secret or both are
 * wrong, and with `rate_limited` after too many wrong ones of one address.
 */
export async function requireSecret(context: Context, request: FastifyRequest, appId: string): Promise<AppRecord> {
	const rules = [{ key: `app-secret:${request.ip}`, ...GUESSES }];
	await checkThrottle(context.cache, rules);
	const app = await context.apps.get(appId);
	const token = bearerToken(request);
	const secret = token !== undefined && isWellFormed(token, "secret") ? token : undefined;
	if (app && secret !== undefined && (await matches(context, app.id, secret))) return app;
	// Right ones are not counted, not even for a moment: a busy backend mints for many at once.
	await throttle(context.cache, rules);
	throw errors.app_secret_wrong(appId);
}

async function matches({ database, clock }: Context, appId: string, secret: string): Promise<boolean> {
	const given = Buffer.from(hashToken(secret), "hex");
	const kept = await database.db.selectFrom("app_secrets").select(["id", "hash"]).where("app_id", "=", appId).execute();
	// All of them, in the same time whichever it is.
	const found = kept.filter(({ hash }) => timingSafeEqual(Buffer.from(hash, "hex"), given));
	for (const { id } of found) {
		await database.db.updateTable("app_secrets").set({ last_used_at: clock.now() }).where("id", "=", id).execute();
	}
	return found.length > 0;
}
