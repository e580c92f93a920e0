import { MAX_FEATURED, type MarketplaceHome, TREND_WEEKS } from "@annex/registry-api";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { summariesOf } from "../catalogue/summaries.ts";
import { visibleStates } from "../publication/transitions.ts";

const SHOWN = 6;
const IN_COLLECTION = 3;

/** What the marketplace opens with. Everything in it can be installed here; what is only listed has its own place. */
export async function marketplaceHomeOf(context: Context): Promise<MarketplaceHome> {
	const { database, search } = context;
	const { db } = database;
	const all = { q: "", installable: true, offset: 0 };
	const popular = await search.query({ ...all, sort: "popular", limit: SHOWN });
	const rising = await search.query({ ...all, sort: "trending", limit: SHOWN });
	const chosen = await featured(context);
	const recent = await db
		.selectFrom("extensions")
		.select("id")
		.where("state", "in", [...visibleStates])
		.where("latest_version", "is not", null)
		.orderBy("published_at", (order) => order.desc().nullsLast())
		.limit(SHOWN)
		.execute();
	const collections = await Promise.all(
		popular.facets.categories.slice(0, SHOWN).map(async ({ value, count }) => {
			const { ids } = await search.query({ ...all, category: value, sort: "popular", limit: IN_COLLECTION });
			return { value, count, items: await summariesOf(db, ids) };
		}),
	);
	const weeks = await weeklyInstalls(context, rising.ids);
	const trending = (await summariesOf(db, rising.ids)).flatMap((extension) => {
		const figures = weeks.get(extension.id);
		// What nobody installed this week does not trend, however short the list gets.
		return figures?.at(-1) ? [{ extension, weeks: figures }] : [];
	});
	return {
		featured:
			chosen.length > 0
				? { chosen: true, items: chosen }
				: {
						chosen: false,
						items: (await summariesOf(db, popular.ids)).map((extension) => ({ extension, note: "" })),
					},
		trending,
		recent: await summariesOf(
			db,
			recent.map(({ id }) => id),
		),
		collections,
		total: popular.total,
	};
}

async function featured({ database: { db } }: Context): Promise<MarketplaceHome["featured"]["items"]> {
	const rows = await db
		.selectFrom("featured_extensions")
		.select(["extension_id", "note"])
		.orderBy("featured_at", "desc")
		.limit(MAX_FEATURED)
		.execute();
	const notes = new Map(rows.map((row) => [row.extension_id, row.note]));
	// A suspended one has no summary, and comes back with the end of its suspension.
	const summaries = await summariesOf(db, [...notes.keys()]);
	return summaries.map((extension) => ({ extension, note: notes.get(extension.id) ?? "" }));
}

/** First installs by week, oldest first, of those that had any. */
async function weeklyInstalls({ database, clock }: Context, ids: readonly string[]): Promise<Map<string, number[]>> {
	const now = clock.now();
	const { rows } = await sql<{ id: string; weeks_ago: number; count: number }>`
		select extension_id as id, floor(extract(epoch from ${now}::timestamptz - installed_at) / 604800)::int as weeks_ago,
			count(*)::int as count
		from install_history
		where extension_id = any(${[...ids]}::text[])
			and installed_at > ${now}::timestamptz - make_interval(weeks => ${TREND_WEEKS})
		group by 1, 2`.execute(database.db);
	const byId = new Map<string, number[]>();
	for (const { id, weeks_ago, count } of rows) {
		const weeks = byId.get(id) ?? Array<number>(TREND_WEEKS).fill(0);
		// A clock that runs behind the database's still means this week.
		const at = TREND_WEEKS - 1 - Math.min(TREND_WEEKS - 1, Math.max(0, weeks_ago));
		weeks[at] = (weeks[at] ?? 0) + count;
		byId.set(id, weeks);
	}
	return byId;
}
