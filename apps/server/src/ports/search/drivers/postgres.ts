import { type RawBuilder, sql } from "kysely";
import type { Database, Db, Tx } from "../../database/port.ts";
import type { Facet, Search, SearchHits, SearchRequest } from "../port.ts";

const MAX_WORDS = 12;
const FACETS = 30;
/** Share of a query's trigrams that a name must have to count as a likely misspelling of it. */
const LIKENESS = 0.35;

/** Full text with weights, and trigrams when no text matches, in the same database. */
export function postgresSearch(database: Database): Search {
	return {
		async put(document) {
			const names = `${document.name} ${split(document.name)} ${document.displayName}`;
			const tags = [...document.tags];
			const grams = `${document.name} ${document.displayName} ${document.publisher} ${tags.join(" ")}`.toLowerCase();
			const words = sql`setweight(to_tsvector('simple', ${names}), 'A')
				|| setweight(to_tsvector('english', ${names}), 'A')
				|| setweight(to_tsvector('simple', ${`${tags.join(" ")} ${document.publisher} ${document.id}`}), 'B')
				|| setweight(to_tsvector('english', ${document.description}), 'C')
				|| setweight(to_tsvector('simple', ${document.description}), 'D')`;
			await sql`insert into search_documents (id, publisher, name, display_name, description, category, tags,
					installs, rating, ratings, trend, published_at, updated_at, words, grams)
				values (${document.id}, ${document.publisher}, ${document.name}, ${document.displayName},
					${document.description}, ${document.category}, ${tags}, ${document.installs},
					${document.rating}, ${document.ratings}, ${document.trend},
					${document.publishedAt}, ${document.updatedAt}, ${words}, ${grams})
				on conflict (id) do update set publisher = excluded.publisher, name = excluded.name,
					display_name = excluded.display_name, description = excluded.description,
					category = excluded.category, tags = excluded.tags, installs = excluded.installs,
					rating = excluded.rating, ratings = excluded.ratings, trend = excluded.trend,
					published_at = excluded.published_at, updated_at = excluded.updated_at,
					words = excluded.words, grams = excluded.grams`.execute(database.db);
		},
		async remove(id) {
			await database.db.deleteFrom("search_documents").where("id", "=", id).execute();
		},
		async query(request) {
			const text = tidy(request.q);
			if (text === "") return select(database.db, request, sql`true`, sql`0`);
			const hits = await byText(database.db, request, text);
			if (hits.total > 0) return hits;
			// Local to the transaction: the threshold is what lets the trigram index answer.
			return database.transaction(async (tx) => {
				await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`.execute(tx);
				return select(tx, request, sql`${text} <% grams`, sql`word_similarity(${text}, grams)`);
			});
		},
		async close() {},
	};
}

function byText(db: Db, request: SearchRequest, text: string): Promise<SearchHits> {
	const prefixes = text
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "")
		.slice(0, MAX_WORDS)
		.map((word) => `'${word}':*`)
		.join(" & ");
	const asked = sql`(to_tsquery('simple', ${prefixes}) || plainto_tsquery('english', ${text}))`;
	const like = `${text.replace(/[\\%_]/g, "\\$&")}%`;
	// An exact name comes first, then a name that begins so, then by weight of the matching words; popularity tips ties.
	const score = sql`(case when id = ${text} or name = ${text} or lower(display_name) = ${text} then 10
			when name like ${like} or lower(display_name) like ${like} then 4 else 0 end)
		+ 2 * ts_rank_cd(words, ${asked}, 32) + ln(1 + installs) / 50`;
	return select(db, request, sql`(words @@ ${asked} or id = ${text})`, score);
}

async function select(
	db: Db | Tx,
	request: SearchRequest,
	matches: RawBuilder<unknown>,
	score: RawBuilder<unknown>,
): Promise<SearchHits> {
	const category = request.category === undefined ? sql`true` : sql`category = ${request.category}`;
	const tag = request.tag === undefined ? sql`true` : sql`tags @> array[${request.tag}]::text[]`;
	const { rows } = await sql<{ total: number; ids: string[]; categories: Facet[]; tags: Facet[] }>`
		with hits as materialized (
			select id, category, tags, installs, rating, ratings, trend, updated_at, lower(display_name) as title, ${score} as score
			from search_documents where ${matches} and ${category} and ${tag}
		), page as (
			select id, row_number() over (order by ${ORDERS[request.sort]}, id) as place from hits
			order by place limit ${request.limit} offset ${request.offset}
		)
		select (select count(*)::int from hits) as total,
			(select coalesce(array_agg(id order by place), '{}') from page) as ids,
			(select coalesce(json_agg(facet), '[]') from (select category as value, count(*)::int as count
				from hits group by 1 order by 2 desc, 1 limit ${FACETS}) facet) as categories,
			(select coalesce(json_agg(facet), '[]') from (select value, count(*)::int as count
				from hits, unnest(hits.tags) as value group by 1 order by 2 desc, 1 limit ${FACETS}) facet) as tags
		`.execute(db);
	const row = rows[0];
	if (!row) return { ids: [], total: 0, facets: { categories: [], tags: [] } };
	return { ids: row.ids, total: row.total, facets: { categories: row.categories, tags: row.tags } };
}

const ORDERS = {
	relevance: sql`score desc, installs desc, updated_at desc`,
	popular: sql`installs desc, updated_at desc`,
	rating: sql`rating desc, ratings desc, installs desc`,
	trending: sql`trend desc, installs desc, updated_at desc`,
	recent: sql`updated_at desc`,
	name: sql`title`,
};

/** Lower case, one space between words, without control characters (NUL cannot be stored or asked for). */
function tidy(q: string): string {
	return q
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
		.trim()
		.toLowerCase();
}

/** `word-count` is found under `word` and `count` too. */
function split(name: string): string {
	return name.split(/[^\p{L}\p{N}]+/u).join(" ");
}
