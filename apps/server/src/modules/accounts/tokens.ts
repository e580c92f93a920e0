import { randomUUID } from "node:crypto";
import type { Token } from "@annex/registry-api";
import type { Context, Scope } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { makeToken } from "./api-token.ts";
import { errors } from "./errors.ts";

const MAX_TOKENS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Row {
	id: string;
	name: string;
	scopes: string[];
	prefix: string;
	created_at: Date;
	expires_at: Date;
	last_used_at: Date | null;
}

/** A new token of the user; `token` is in no later answer. Rejects with `tokens_too_many`. */
export async function createToken(
	context: Context,
	userId: string,
	wish: { name: string; scopes: readonly Scope[]; expiresInDays: number },
): Promise<Token & { token: string }> {
	const { token, hash, prefix } = makeToken();
	const now = context.clock.now();
	const row = {
		id: randomUUID(),
		name: wish.name,
		scopes: [...new Set(wish.scopes)],
		prefix,
		created_at: now,
		expires_at: new Date(now.getTime() + wish.expiresInDays * DAY_MS),
		last_used_at: null,
	};
	await context.database.serializable(async (tx) => {
		const { count } = await tx
			.selectFrom("api_tokens")
			.select(tx.fn.countAll<string>().as("count"))
			.where("user_id", "=", userId)
			.executeTakeFirstOrThrow();
		if (Number(count) >= MAX_TOKENS) throw errors.tokens_too_many(MAX_TOKENS);
		await tx
			.insertInto("api_tokens")
			.values({ ...row, user_id: userId, hash })
			.execute();
	});
	return { ...shown(row), token };
}

export async function listTokens(context: Context, userId: string): Promise<Token[]> {
	const rows = await context.database.db
		.selectFrom("api_tokens")
		.select(["id", "name", "scopes", "prefix", "created_at", "expires_at", "last_used_at"])
		.where("user_id", "=", userId)
		.orderBy("created_at", "desc")
		.execute();
	return rows.map(shown);
}

/** Ends one of the user's own tokens at once. Somebody else's is `not_found`, as one that never was. */
export async function deleteToken(context: Context, userId: string, id: string): Promise<void> {
	const { numDeletedRows } = await context.database.db
		.deleteFrom("api_tokens")
		.where("id", "=", id)
		.where("user_id", "=", userId)
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw serverErrors.not_found();
}

function shown(row: Row): Token {
	return {
		id: row.id,
		name: row.name,
		scopes: row.scopes.filter((scope): scope is Scope => scope === "publish" || scope === "read"),
		prefix: row.prefix,
		createdAt: row.created_at.toISOString(),
		expiresAt: row.expires_at.toISOString(),
		lastUsedAt: row.last_used_at?.toISOString() ?? null,
	};
}
