import type { Context, Identity } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { memberRole } from "../accounts/publishers.ts";
import { errors } from "./errors.ts";
import { countRatings } from "./reviews.ts";

/**
 * Removes somebody's review, which its author hears of by mail, and keeps who did it and why. Throws `not_found`, and
 * `review_removal_own` for a moderator of the extension's own publisher (administrators may).
 */
export async function removeReview(
	context: Context,
	moderator: Identity,
	review: { readonly extensionId: string; readonly author: string; readonly reason: string },
): Promise<void> {
	const { extensionId, author } = review;
	const reason = storableText(review.reason);
	await context.database.transaction(async (tx) => {
		const extension = await tx
			.selectFrom("extensions")
			.select("publisher")
			.where("id", "=", extensionId)
			.forNoKeyUpdate()
			.executeTakeFirst();
		if (!extension) throw serverErrors.not_found();
		if (moderator.role !== "administrator" && (await memberRole(tx, extension.publisher, moderator.id))) {
			throw errors.review_removal_own(extension.publisher);
		}
		const removed = await tx
			.deleteFrom("reviews")
			.where("extension_id", "=", extensionId)
			.where("user_id", "in", (eb) => eb.selectFrom("users").select("id").where("username", "=", author))
			.returning("user_id")
			.executeTakeFirst();
		if (!removed) throw serverErrors.not_found();
		await countRatings(tx, extensionId);
		await tx
			.insertInto("decisions")
			.values({
				actor_id: moderator.id,
				action: "remove_review",
				extension_id: extensionId,
				version: null,
				reason,
				created_at: context.clock.now(),
			})
			.execute();
		await context.outbox.write(tx, "review.changed", { extensionId });
		await context.outbox.write(tx, "review.removed", { extensionId, userId: removed.user_id, reason });
	});
}

/** Tells the author why. The mail's id is the event's: however often it is delivered, one mail. */
export async function mailRemoval(
	context: Context,
	event: { id: string; extensionId: string; userId: string; reason: string },
): Promise<void> {
	const { db } = context.database;
	const author = await db
		.selectFrom("users")
		.select(["email", "name"])
		.where("id", "=", event.userId)
		.executeTakeFirst();
	if (!author) return;
	await context.mail.send({
		id: `review.removed:${event.id}`,
		to: author.email,
		subject: `Your review of ${event.extensionId} was removed`,
		text: [
			`Hello ${author.name},`,
			"",
			`a moderator removed your review of ${event.extensionId}. The reason:`,
			"",
			event.reason,
			"",
			"It no longer counts in the rating. You can write another one:",
			`${context.publicUrl()}/extensions/${event.extensionId}?tab=reviews`,
			"",
		].join("\n"),
	});
}
