import { type Kysely, sql } from "kysely";

/**
 * Entries of other catalogues, and search documents that every server follows by their revision: words and trigrams
 * lie in the servers' memory instead. Runs on PostgreSQL 15 and newer, embedded or not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table catalogue_entries (
		id text primary key,
		publisher text not null,
		name text not null,
		source text not null,
		original_id text not null,
		display_name text not null,
		description text not null,
		author text not null,
		category text not null,
		tags text[] not null,
		version text,
		license text,
		downloads integer,
		stars integer,
		updated_at timestamptz,
		imported_at timestamptz not null,
		unique (source, original_id))`,
	`create index catalogue_entries_publisher on catalogue_entries(publisher)`,

	`create sequence search_revisions`,
	`alter table search_documents
		drop column words,
		drop column grams,
		add column author text not null default '',
		add column removed boolean not null default false,
		add column revision bigint not null default nextval('search_revisions')`,
	`update search_documents set author = publisher`,
	`alter table search_documents alter column author drop default`,
	`drop index search_documents_category`,
	`drop index search_documents_tags`,
	`create unique index search_documents_revision on search_documents(revision)`,
];
