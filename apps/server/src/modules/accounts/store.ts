import type { Identity, Role, Scope } from "../../context.ts";
import type { Database, Db, Tx } from "../../ports/database/port.ts";

const ROLES: readonly Role[] = ["user", "moderator", "administrator"];
const SCOPES: readonly Scope[] = ["publish", "read"];

export interface NewUser {
	id: string;
	username: string;
	email: string;
	passwordHash: string;
	role: Role;
}

/** The user and his password in one transaction: a crash leaves no account that nobody can open. */
export async function insertUser(tx: Tx, user: NewUser, now: Date): Promise<void> {
	await tx
		.insertInto("users")
		.values({
			id: user.id,
			name: user.username,
			email: user.email.toLowerCase(),
			email_verified: false,
			image: null,
			username: user.username.toLowerCase(),
			display_username: user.username,
			is_anonymous: false,
			role: user.role,
			created_at: now,
			updated_at: now,
		})
		.execute();
	await tx
		.insertInto("accounts")
		.values({
			id: user.id,
			account_id: user.id,
			provider_id: "credential",
			user_id: user.id,
			password: user.passwordHash,
			created_at: now,
			updated_at: now,
		})
		.execute();
}

export async function userByToken(
	db: Db,
	hash: string,
	now: Date,
): Promise<(Identity & { tokenId: string }) | undefined> {
	const row = await db
		.selectFrom("api_tokens")
		.innerJoin("users", "users.id", "api_tokens.user_id")
		.select([
			"users.id",
			"users.username",
			"users.email",
			"users.role",
			"api_tokens.scopes",
			"api_tokens.id as tokenId",
		])
		.where("hash", "=", hash)
		.where("expires_at", ">", now)
		.executeTakeFirst();
	if (!row) return undefined;
	const scopes = row.scopes.filter((scope): scope is Scope => SCOPES.some((known) => known === scope));
	return { ...row, anonymous: false, scopes };
}

export function roleOf(value: unknown): Role {
	return ROLES.find((role) => role === value) ?? "user";
}

export function hasRole(user: Identity, wanted: Role): boolean {
	return ROLES.indexOf(user.role) >= ROLES.indexOf(wanted);
}

export async function publishersOf(database: Database, userId: string): Promise<string[]> {
	const rows = await database.db
		.selectFrom("publisher_members")
		.select("publisher")
		.where("user_id", "=", userId)
		.orderBy("publisher")
		.execute();
	return rows.map((row) => row.publisher);
}
