import { sql } from "kysely";
import type { Context } from "../../context.ts";

const DAY_MS = 24 * 60 * 60_000;
const IDENTITY_DAYS = 30;
const REPORT_DAYS = 90;

/**
 * Removes what nobody can reach or needs any more: sessions and tokens that are over; anonymous identities older than 30 days that
 * have no session or token left and nothing installed; reports of errors older than 90 days. Safe to run at any time, also twice.
 */
export async function sweep({ database, clock }: Pick<Context, "database" | "clock">): Promise<void> {
	const now = clock.now();
	const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
	await sql`delete from sessions where expires_at <= ${now}`.execute(database.db);
	await sql`delete from verifications where expires_at <= ${now}`.execute(database.db);
	await sql`delete from app_tokens where expires_at <= ${now}`.execute(database.db);
	await sql`delete from users where is_anonymous and created_at < ${before(IDENTITY_DAYS)}
		and not exists (select 1 from sessions where user_id = users.id)
		and not exists (select 1 from app_tokens where user_id = users.id)
		and not exists (select 1 from installations where user_id = users.id)`.execute(database.db);
	await database.db.deleteFrom("error_reports").where("created_at", "<", before(REPORT_DAYS)).execute();
}
