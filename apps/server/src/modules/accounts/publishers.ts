import type { Context, Identity } from "../../context.ts";
import type { Db, Tx } from "../../ports/database/port.ts";
import { errors } from "./errors.ts";
import { hasRole } from "./store.ts";

/** Names that look like the platform itself speaks. */
const RESERVED = new Set([
	"admin",
	"administrator",
	"annex",
	"api",
	"developer",
	"docs",
	"moderator",
	"official",
	"publisher",
	"root",
	"sandbox",
	"security",
	"server",
	"staff",
	"support",
	"system",
	"workbench",
]);

export interface Publisher {
	name: string;
	verified: boolean;
	createdAt: Date;
}

/** What the user is in a publisher; `undefined` for strangers. */
export async function memberRole(db: Db | Tx, publisher: string, userId: string) {
	const member = await db
		.selectFrom("publisher_members")
		.select("role")
		.where("publisher", "=", publisher)
		.where("user_id", "=", userId)
		.executeTakeFirst();
	return member?.role;
}

/** Makes the user the owner of a publisher; his own again answers with it. Rejects with `publisher_taken`, `publisher_reserved`. */
export async function registerPublisher(context: Context, user: Identity, name: string): Promise<Publisher> {
	const isReserved = RESERVED.has(name);
	if (isReserved && !hasRole(user, "administrator")) throw errors.publisher_reserved(name);
	return context.database.serializable(async (tx) => {
		const existing = await tx.selectFrom("publishers").selectAll().where("name", "=", name).executeTakeFirst();
		if (existing) {
			if (existing.owner_id !== user.id) throw errors.publisher_taken(name);
			return { name, verified: existing.verified, createdAt: existing.created_at };
		}
		const listed = await tx
			.selectFrom("catalogue_entries")
			.select("id")
			.where("publisher", "=", name)
			.limit(1)
			.executeTakeFirst();
		// Another catalogue's entries stand under this name: a stranger must not speak as that catalogue.
		if (listed) throw errors.publisher_taken(name);
		const created_at = context.clock.now();
		await tx.insertInto("publishers").values({ name, owner_id: user.id, verified: isReserved, created_at }).execute();
		await tx
			.insertInto("publisher_members")
			.values({ publisher: name, user_id: user.id, role: "owner", created_at })
			.execute();
		return { name, verified: isReserved, createdAt: created_at };
	});
}
