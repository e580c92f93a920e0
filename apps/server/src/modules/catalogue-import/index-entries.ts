import type { Context } from "../../context.ts";
import { neutralRating } from "../ratings/bayesian-average.ts";

/**
 * Brings the search index in step with these entries, whether they came, changed or went. Looks again after it has
 * written, so that of several at once the last to write has written the last state.
 */
export async function indexEntries({ database, search }: Context, ids: readonly string[]): Promise<void> {
	let before: string | undefined;
	for (;;) {
		const rows = await database.db
			.selectFrom("catalogue_entries")
			.selectAll()
			.where("id", "in", [...ids])
			.orderBy("id")
			.execute();
		const now = JSON.stringify(rows);
		if (now === before) return;
		before = now;
		const found = new Set(rows.map((row) => row.id));
		for (const id of ids) if (!found.has(id)) await search.remove(id);
		await search.put(
			...rows.map((row) => ({
				id: row.id,
				publisher: row.publisher,
				author: row.author,
				name: row.name,
				displayName: row.display_name,
				description: row.description,
				category: row.category,
				tags: row.tags,
				installable: false,
				permissions: [],
				installs: row.downloads ?? 0,
				rating: neutralRating,
				ratings: 0,
				average: null,
				trend: 0,
				publishedAt: row.updated_at ?? row.imported_at,
				updatedAt: row.updated_at ?? row.imported_at,
			})),
		);
	}
}
