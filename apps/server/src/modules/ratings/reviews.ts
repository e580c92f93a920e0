import type { MayReview, Review, Reviews, reviewBody } from "@annex/registry-api";
import { sql } from "kysely";
import type { z } from "zod";
import type { Context, Identity } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Db, Tx } from "../../ports/database/port.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { visibleStates } from "../publication/transitions.ts";
import { hasEverInstalled } from "../statistics/install-history.ts";
import { ratingSummaryOf } from "./bayesian-average.ts";
import { errors } from "./errors.ts";

/** A page of what people say of a public extension, the visitor's own review first. Throws `not_found`. */
export async function reviewsOf(
	db: Db,
	id: string,
	visitor: Identity | undefined,
	page: { limit: number; offset: number },
): Promise<Reviews> {
	const extension = await db
		.selectFrom("extensions")
		.select(["publisher", "rating_count", "rating_sum"])
		.where("id", "=", id)
		.where("state", "in", [...visibleStates])
		.executeTakeFirst();
	if (!extension) throw serverErrors.not_found();
	const self = personIn(visitor)?.id ?? null;
	const rows = await reviewRows(db)
		.where("extension_id", "=", id)
		.orderBy(sql`reviews.user_id is not distinct from ${self}`, "desc")
		.orderBy("reviews.updated_at", "desc")
		.orderBy("reviews.user_id")
		.limit(page.limit)
		.offset(page.offset)
		.execute();
	const distribution = await distributionOf(db, id);
	return {
		items: rows.map((row) => reviewOf(row, self)),
		total: distribution.reduce((sum, count) => sum + count, 0),
		rating: ratingSummaryOf(extension),
		distribution,
		mayReview: await mayReview(db, visitor, { id, publisher: extension.publisher }),
	};
}

/**
 * Writes the user's one review, or replaces it; what is written last stays. Throws `not_found`, `review_own`,
 * `review_not_installed`.
 */
export async function putReview(
	context: Context,
	user: Identity,
	id: string,
	body: z.output<typeof reviewBody>,
): Promise<Review> {
	const now = context.clock.now();
	return await context.database.transaction(async (tx) => {
		const { publisher } = await holdRated(tx, id);
		const may = await mayReview(tx, user, { id, publisher });
		if (may === "own-publisher") throw errors.review_own(publisher);
		if (may !== "yes") throw errors.review_not_installed(id);
		const installed = await tx
			.selectFrom("installations")
			.select("version")
			.where("extension_id", "=", id)
			.where("user_id", "=", user.id)
			.orderBy("updated_at", "desc")
			.executeTakeFirst();
		const written = {
			rating: body.rating,
			title: storableText(body.title),
			body: storableText(body.text),
			version: installed?.version ?? null,
			updated_at: now,
		};
		await tx
			.insertInto("reviews")
			.values({ extension_id: id, user_id: user.id, created_at: now, ...written })
			.onConflict((conflict) => conflict.columns(["extension_id", "user_id"]).doUpdateSet(written))
			.execute();
		await countRatings(tx, id);
		await context.outbox.write(tx, "review.changed", { extensionId: id });
		const row = await reviewRows(tx)
			.where("extension_id", "=", id)
			.where("reviews.user_id", "=", user.id)
			.executeTakeFirstOrThrow();
		return reviewOf(row, user.id);
	});
}

/** Takes the user's review away; resolves with whether there was one. */
export async function deleteReview(context: Context, user: Identity, id: string): Promise<boolean> {
	return await context.database.transaction(async (tx) => {
		await tx.selectFrom("extensions").select("id").where("id", "=", id).forNoKeyUpdate().execute();
		const removed = await tx
			.deleteFrom("reviews")
			.where("extension_id", "=", id)
			.where("user_id", "=", user.id)
			.executeTakeFirst();
		if (removed.numDeletedRows === 0n) return false;
		await countRatings(tx, id);
		await context.outbox.write(tx, "review.changed", { extensionId: id });
		return true;
	});
}

/** How many gave one star, two, three, four, five. */
export async function distributionOf(db: Db | Tx, id: string): Promise<number[]> {
	const rows = await db
		.selectFrom("reviews")
		.where("extension_id", "=", id)
		.select(({ fn }) => ["rating", fn.countAll<string>().as("count")])
		.groupBy("rating")
		.execute();
	return [1, 2, 3, 4, 5].map((stars) => Number(rows.find((row) => row.rating === stars)?.count ?? 0));
}

/** An API token speaks for tools, not for a person's taste. */
function personIn(visitor: Identity | undefined): Identity | undefined {
	return visitor && !visitor.anonymous && visitor.scopes === undefined ? visitor : undefined;
}

async function mayReview(
	db: Db | Tx,
	visitor: Identity | undefined,
	extension: { id: string; publisher: string },
): Promise<MayReview> {
	const person = personIn(visitor);
	if (!person) return "sign-in";
	const member = await db
		.selectFrom("publisher_members")
		.select("role")
		.where("publisher", "=", extension.publisher)
		.where("user_id", "=", person.id)
		.executeTakeFirst();
	if (member) return "own-publisher";
	return (await hasEverInstalled(db, person.id, extension.id)) ? "yes" : "install-first";
}

/** Held, so that of two writers the later one also counts later. */
async function holdRated(tx: Tx, id: string): Promise<{ publisher: string }> {
	const extension = await tx
		.selectFrom("extensions")
		.select("publisher")
		.where("id", "=", id)
		.where("state", "in", [...visibleStates])
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!extension) throw serverErrors.not_found();
	return extension;
}

/** Counted anew rather than added up: whatever happened before, the figures are those of the reviews there are. */
export async function countRatings(tx: Tx, id: string): Promise<void> {
	await sql`
		update extensions set (rating_count, rating_sum) =
			(select count(*), coalesce(sum(rating), 0) from reviews where extension_id = ${id})
		where id = ${id}`.execute(tx);
}

function reviewRows(db: Db | Tx) {
	return db
		.selectFrom("reviews")
		.innerJoin("users", "users.id", "reviews.user_id")
		.select([
			"reviews.user_id",
			"users.username",
			"rating",
			"title",
			"body",
			"version",
			"reviews.created_at",
			"reviews.updated_at",
		]);
}

function reviewOf(
	row: Awaited<ReturnType<ReturnType<typeof reviewRows>["executeTakeFirstOrThrow"]>>,
	self: string | null,
): Review {
	return {
		author: row.username ?? "",
		own: row.user_id === self,
		rating: row.rating,
		title: row.title,
		text: row.body,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString(),
	};
}
