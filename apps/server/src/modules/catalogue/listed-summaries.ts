import type { ListingDetail } from "@annex/registry-api";
import type { Db } from "../../ports/database/port.ts";
import { ratingSummaryOf } from "../ratings/bayesian-average.ts";

/** Those among the ids that are entries of other catalogues. */
export async function listedSummaries(db: Db, ids: readonly string[]): Promise<Map<string, ListingDetail>> {
	const rows = await db
		.selectFrom("catalogue_entries")
		.selectAll()
		.where("id", "in", [...ids])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				id: row.id,
				publisher: row.publisher,
				publisherVerified: false,
				name: row.name,
				displayName: row.display_name,
				description: row.description,
				category: row.category,
				tags: row.tags,
				version: row.version ?? "",
				iconUrl: null,
				installs: 0,
				rating: ratingSummaryOf({ rating_count: 0, rating_sum: 0 }),
				publishedAt: (row.updated_at ?? row.imported_at).toISOString(),
				updatedAt: (row.updated_at ?? row.imported_at).toISOString(),
				listing: {
					source: row.source,
					originalId: row.original_id,
					author: row.author,
					downloads: row.downloads,
					stars: row.stars,
					license: row.license,
					version: row.version,
				},
			},
		]),
	);
}
