import { type Kysely, sql } from "kysely";

/** The shortcuts that a person chose for an extension's commands. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table installations add column keybindings jsonb not null default '{}'`.execute(db);
}
