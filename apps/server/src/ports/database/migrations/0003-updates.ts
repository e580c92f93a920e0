import { type Kysely, sql } from "kysely";

/** How an installation is kept up to date, and which versions its person does not want to be offered again. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	// Null: as the app does by default.
	`alter table installations
		add column auto_update text check (auto_update in ('ask','automatic')),
		add column pinned boolean not null default false`,
	`create table held_back_versions (
		app_id text not null,
		user_id text not null,
		extension_id text not null,
		version text not null,
		created_at timestamptz not null default now(),
		primary key (app_id, user_id, extension_id, version),
		foreign key (app_id, user_id, extension_id)
			references installations(app_id, user_id, extension_id) on delete cascade)`,
];
