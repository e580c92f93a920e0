import type { ExtensionSummary } from "@annex/registry-api";
import { sql } from "kysely";
import type { Db } from "../../ports/database/port.ts";
import { visibleStates } from "../publication/transitions.ts";
import { ratingSummaryOf } from "../ratings/bayesian-average.ts";
import { listedSummaries } from "./listed-summaries.ts";
import { iconUrl } from "./urls.ts";

/** The listed ones among these extensions and entries of other catalogues, in the order of the ids. */
export async function summariesOf(db: Db, ids: readonly string[]): Promise<ExtensionSummary[]> {
	if (ids.length === 0) return [];
	const published = await publishedSummaries(db, ids);
	const rest = ids.filter((id) => !published.has(id));
	const listed = rest.length === 0 ? published : await listedSummaries(db, rest);
	return ids.flatMap((id) => published.get(id) ?? listed.get(id) ?? []);
}

async function publishedSummaries(db: Db, ids: readonly string[]): Promise<Map<string, ExtensionSummary>> {
	const rows = await db
		.selectFrom("extensions")
		.innerJoin("publishers", "publishers.name", "extensions.publisher")
		.innerJoin("versions", (join) =>
			join
				.onRef("versions.extension_id", "=", "extensions.id")
				.onRef("versions.version", "=", "extensions.latest_version"),
		)
		.where("extensions.id", "in", [...ids])
		.where("extensions.state", "in", [...visibleStates])
		.select([
			"extensions.id",
			"extensions.publisher",
			"publishers.verified",
			"extensions.name",
			"display_name",
			"description",
			"category",
			"tags",
			"versions.version",
			"installs",
			"rating_count",
			"rating_sum",
			"published_at",
			"extensions.created_at",
			"extensions.updated_at",
			sql<string | null>`versions.manifest->>'icon'`.as("icon"),
		])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				id: row.id,
				publisher: row.publisher,
				publisherVerified: row.verified,
				name: row.name,
				displayName: row.display_name,
				description: row.description,
				category: row.category,
				tags: row.tags,
				version: row.version,
				iconUrl: iconUrl(row.id, row.version, row.icon),
				installs: row.installs,
				rating: ratingSummaryOf(row),
				publishedAt: (row.published_at ?? row.created_at).toISOString(),
				updatedAt: row.updated_at.toISOString(),
				listing: null,
			},
		]),
	);
}
