import { type Kysely, sql } from "kysely";

/**
 * What moderators put at the top of the marketplace, and what search narrows by besides words. Documents that exist are
 * brought up to date here, so that a filter is right from the first start on. Runs on PostgreSQL 15 and newer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table featured_extensions (
		extension_id text primary key references extensions(id),
		note text not null,
		featured_at timestamptz not null default now())`,
	`create index extensions_published on extensions(published_at desc nulls last) where latest_version is not null`,

	`alter table search_documents
		add column installable boolean not null default true,
		add column permissions text[] not null default '{}',
		add column average double precision`,
	`update search_documents set installable = false, revision = nextval('search_revisions')
		where id in (select id from catalogue_entries) and id not in (select id from extensions)`,
	`update search_documents set revision = nextval('search_revisions'),
		average = case when rating_count > 0 then rating_sum::float8 / rating_count end,
		permissions = coalesce((select array_agg(asked->>'permission') from jsonb_array_elements(versions.permissions) asked), '{}')
		from extensions join versions
			on versions.extension_id = extensions.id and versions.version = extensions.latest_version
		where search_documents.id = extensions.id`,
];
