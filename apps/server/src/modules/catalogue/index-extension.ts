import type { Context } from "../../context.ts";
import { visibleStates } from "../publication/transitions.ts";
import { bayesianAverage, ratingSummaryOf } from "../ratings/bayesian-average.ts";
import { trendOf } from "../statistics/trend.ts";

/**
 * Brings the search index in step with what the database says of one extension. May run any number of times, also
 * several at once: each looks again after it has written, so the last to write has written the last state.
 */
export async function indexExtension(context: Context, id: string): Promise<void> {
	let row = await read(context, id);
	for (;;) {
		if (row) await context.search.put(row);
		else await context.search.remove(id);
		const now = await read(context, id);
		if (JSON.stringify(now) === JSON.stringify(row)) return;
		row = now;
	}
}

async function read({ database }: Context, id: string) {
	const row = await database.db
		.selectFrom("extensions")
		.innerJoin("versions", (join) =>
			join
				.onRef("versions.extension_id", "=", "extensions.id")
				.onRef("versions.version", "=", "extensions.latest_version"),
		)
		.where("extensions.id", "=", id)
		.where("extensions.state", "in", [...visibleStates])
		.select([
			"extensions.id",
			"permissions",
			"publisher",
			"name",
			"display_name",
			"description",
			"category",
			"tags",
			"installs",
			"rating_count",
			"rating_sum",
			"weekly_installs",
			"previous_weekly_installs",
			"created_at",
			"published_at",
			"updated_at",
		])
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		id: row.id,
		publisher: row.publisher,
		author: row.publisher,
		name: row.name,
		displayName: row.display_name,
		description: row.description,
		category: row.category,
		tags: row.tags,
		installable: true,
		permissions: row.permissions.map(({ permission }) => permission),
		installs: row.installs,
		rating: bayesianAverage(row.rating_sum, row.rating_count),
		ratings: row.rating_count,
		average: ratingSummaryOf(row).average,
		trend: trendOf(row.weekly_installs, row.previous_weekly_installs),
		publishedAt: row.published_at ?? row.created_at,
		updatedAt: row.updated_at,
	};
}
