import type { Context, Identity } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { memberRole } from "../accounts/publishers.ts";
import { visibleStates } from "../publication/transitions.ts";
import { errors } from "./errors.ts";

/**
 * Puts a public extension at the top of the marketplace; again, changes its note. Throws `not_found`, and
 * `featured_own` for a moderator of its own publisher (administrators may).
 */
export async function feature(context: Context, moderator: Identity, id: string, note: string): Promise<void> {
	const now = context.clock.now();
	await context.database.transaction(async (tx) => {
		const extension = await tx
			.selectFrom("extensions")
			.select("publisher")
			.where("id", "=", id)
			.where("state", "in", [...visibleStates])
			.where("latest_version", "is not", null)
			.executeTakeFirst();
		if (!extension) throw serverErrors.not_found();
		if (moderator.role !== "administrator" && (await memberRole(tx, extension.publisher, moderator.id))) {
			throw errors.featured_own();
		}
		const words = storableText(note);
		await tx
			.insertInto("featured_extensions")
			.values({ extension_id: id, note: words, featured_at: now })
			.onConflict((conflict) => conflict.column("extension_id").doUpdateSet({ note: words }))
			.execute();
		await tx
			.insertInto("decisions")
			.values({
				actor_id: moderator.id,
				action: "feature",
				extension_id: id,
				version: null,
				reason: words,
				created_at: now,
			})
			.execute();
	});
}

/** Takes it off; resolves with whether it stood there. */
export async function unfeature(context: Context, moderator: Identity, id: string): Promise<boolean> {
	return await context.database.transaction(async (tx) => {
		const { numDeletedRows } = await tx
			.deleteFrom("featured_extensions")
			.where("extension_id", "=", id)
			.executeTakeFirst();
		if (numDeletedRows === 0n) return false;
		await tx
			.insertInto("decisions")
			.values({
				actor_id: moderator.id,
				action: "unfeature",
				extension_id: id,
				version: null,
				reason: null,
				created_at: context.clock.now(),
			})
			.execute();
		return true;
	});
}
