import type { CatalogueBatchResult, CatalogueEntry } from "@annex/registry-api";
import type { Context } from "../../context.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { entryId } from "./entry-id.ts";
import { errors } from "./errors.ts";
import { plainLine } from "./plain-line.ts";

type Row = ReturnType<typeof rowOf>;

/**
 * Takes entries in or brings known ones up to date; what is the same already changes nothing, so a batch may be sent
 * again. Rejects with `source_taken`, `entry_conflict`; then nothing of the batch was taken in.
 */
export async function importEntries(
	context: Context,
	entries: readonly CatalogueEntry[],
): Promise<CatalogueBatchResult> {
	const { database, clock, outbox } = context;
	const wanted = entries.map(rowOf);
	// The last word on an id counts, as it would in two batches.
	const rows = [...new Map(wanted.map((row) => [row.original_id, row])).values()];
	return await database.serializable(async (tx) => {
		const sources = [...new Set(rows.map((row) => row.publisher))];
		const taken = await tx.selectFrom("publishers").select("name").where("name", "in", sources).executeTakeFirst();
		if (taken) throw errors.source_taken(taken.name);
		const ids = rows.map((row) => row.id);
		const known = new Map(
			(await tx.selectFrom("catalogue_entries").selectAll().where("id", "in", ids).execute()).map((row) => [
				row.id,
				row,
			]),
		);
		const changed: Row[] = [];
		let created = 0;
		for (const row of rows) {
			const before = known.get(row.id);
			if (before && before.original_id !== row.original_id) throw errors.entry_conflict(row.original_id, row.id);
			if (before && isSame(before, row)) continue;
			if (!before) created++;
			changed.push(row);
		}
		if (changed.length > 0) {
			const imported_at = clock.now();
			await tx
				.insertInto("catalogue_entries")
				.values(changed.map((row) => ({ ...row, imported_at })))
				.onConflict((conflict) =>
					conflict.column("id").doUpdateSet(({ ref }) => ({
						display_name: ref("excluded.display_name"),
						description: ref("excluded.description"),
						author: ref("excluded.author"),
						category: ref("excluded.category"),
						tags: ref("excluded.tags"),
						version: ref("excluded.version"),
						license: ref("excluded.license"),
						downloads: ref("excluded.downloads"),
						stars: ref("excluded.stars"),
						updated_at: ref("excluded.updated_at"),
					})),
				)
				.execute();
			await outbox.write(tx, "catalogue.changed", { ids: changed.map((row) => row.id) });
		}
		return {
			created,
			updated: changed.length - created,
			unchanged: rows.length - changed.length,
			ids: wanted.map((row) => row.id),
		};
	});
}

/** Takes an entry out again; resolves with whether there was one. */
export async function removeEntry({ database, outbox }: Context, id: string): Promise<boolean> {
	return await database.transaction(async (tx) => {
		const removed = await tx.deleteFrom("catalogue_entries").where("id", "=", id).executeTakeFirst();
		if (removed.numDeletedRows === 0n) return false;
		await outbox.write(tx, "catalogue.changed", { ids: [id] });
		return true;
	});
}

function rowOf(entry: CatalogueEntry) {
	const { id, publisher, name } = entryId(entry.source, entry.id);
	const tags = entry.tags.map((tag) => plainLine(tag, 40)).filter((tag) => tag !== "");
	return {
		id,
		publisher,
		name,
		source: entry.source,
		original_id: storableText(entry.id),
		display_name: plainLine(entry.name, 100) || plainLine(entry.id, 100) || id,
		description: plainLine(entry.description, 500),
		author: plainLine(entry.author ?? "", 100),
		category: categoryOf(entry.category),
		tags: [...new Set(tags)].slice(0, 30),
		version: entry.version === null ? null : plainLine(entry.version, 64),
		license: entry.license === null ? null : plainLine(entry.license, 100),
		downloads: entry.downloads,
		stars: entry.stars,
		updated_at: entry.updated === null ? null : new Date(entry.updated),
	};
}

/** As our own categories are written; people read it with blanks and a capital. */
function categoryOf(category: string | null): string {
	const slug = (category ?? "")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 40);
	return slug === "" ? "other" : slug;
}

function isSame(before: Omit<Row, "updated_at"> & { updated_at: Date | null }, row: Row): boolean {
	return (Object.keys(row) as (keyof Row)[]).every((key) => JSON.stringify(before[key]) === JSON.stringify(row[key]));
}
