import { type Kysely, sql } from "kysely";

/** What apps add of their own, and the tokens of their users. Runs on PostgreSQL 15 and newer, embedded or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`alter table apps add column permissions jsonb not null default '{}'`,

	// By which an app's backend proves itself; more than one, so that they can be changed without a pause.
	`create table app_secrets (
		id text primary key,
		app_id text not null references apps(id) on delete cascade,
		hash text not null unique,
		prefix text not null,
		created_at timestamptz not null default now(),
		last_used_at timestamptz)`,
	`create index app_secrets_app on app_secrets(app_id)`,

	// The app's own users, by the app's own ids.
	`create table app_users (
		app_id text not null references apps(id) on delete cascade,
		external_id text not null,
		user_id text not null unique references users(id) on delete cascade,
		created_at timestamptz not null default now(),
		primary key (app_id, external_id))`,

	`create table app_tokens (
		hash text primary key,
		app_id text not null references apps(id) on delete cascade,
		user_id text not null references users(id) on delete cascade,
		created_at timestamptz not null default now(),
		expires_at timestamptz not null)`,
	`create index app_tokens_user on app_tokens(user_id)`,
	`create index app_tokens_expiry on app_tokens(expires_at)`,
];
