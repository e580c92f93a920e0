import { type Kysely, sql } from "kysely";

/** Reviews, reports of abuse, and what statistics count. Runs on PostgreSQL 15 and newer, embedded or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table reviews (
		extension_id text not null references extensions(id),
		user_id text not null references users(id) on delete cascade,
		rating smallint not null check (rating between 1 and 5),
		title text not null,
		body text not null,
		version text,
		created_at timestamptz not null default now(),
		updated_at timestamptz not null default now(),
		primary key (extension_id, user_id))`,
	`create index reviews_newest on reviews(extension_id, updated_at desc)`,
	`create index reviews_user on reviews(user_id)`,

	`create table abuse_reports (
		id bigint generated always as identity primary key,
		extension_id text not null references extensions(id),
		user_id text not null references users(id) on delete cascade,
		version text,
		reason text not null,
		body text not null,
		created_at timestamptz not null default now(),
		closed_at timestamptz)`,
	`create unique index abuse_reports_open on abuse_reports(extension_id, user_id) where closed_at is null`,
	`create index abuse_reports_waiting on abuse_reports(created_at, id) where closed_at is null`,

	// Who has ever had an extension installed, and since when: kept when the installation goes.
	`create table install_history (
		app_id text not null references apps(id),
		user_id text not null references users(id) on delete cascade,
		extension_id text not null,
		installed_at timestamptz not null default now(),
		primary key (extension_id, user_id, app_id))`,
	`create index install_history_day on install_history(extension_id, installed_at)`,
	`create index install_history_recent on install_history(installed_at)`,
	`create index install_history_user on install_history(user_id)`,
	`insert into install_history (app_id, user_id, extension_id, installed_at)
		select app_id, user_id, extension_id, installed_at from installations`,

	`create table daily_downloads (
		extension_id text not null,
		version text not null,
		day date not null,
		downloads integer not null,
		primary key (extension_id, day, version))`,
	// Batches of counts that were added: one that is sent again after a lost answer adds nothing.
	`create table count_batches (
		id uuid primary key,
		added_at timestamptz not null default now())`,

	`alter table extensions
		add column rating_count integer not null default 0,
		add column rating_sum integer not null default 0,
		add column weekly_installs integer not null default 0,
		add column previous_weekly_installs integer not null default 0`,
	`alter table search_documents
		add column rating double precision not null default 3,
		add column ratings integer not null default 0,
		add column trend double precision not null default 0`,
];
