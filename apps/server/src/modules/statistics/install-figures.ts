import { sql } from "kysely";
import type { Clock } from "../../context.ts";
import type { Database } from "../../ports/database/port.ts";

const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * Counts installations, and first installs of this week and the last, anew for these extensions; resolves with those
 * whose figures changed. Counting rather than adding makes an event that comes twice harmless.
 */
export async function countInstalls(
	{ database, clock }: { database: Database; clock: Clock },
	ids: readonly string[],
): Promise<string[]> {
	const { week, fortnight } = weeksBefore(clock.now());
	return await database.transaction(async (tx) => {
		// Held first and in one order, so that of two counts the later one also counts later.
		await tx
			.selectFrom("extensions")
			.select("id")
			.where("id", "in", [...ids])
			.orderBy("id")
			.forNoKeyUpdate()
			.execute();
		const { rows } = await sql<{ id: string }>`
			update extensions set installs = figures.installs, weekly_installs = figures.weekly,
				previous_weekly_installs = figures.previous
			from (select id,
				(select count(*) from installations where extension_id = e.id)::int as installs,
				(select count(*) from install_history where extension_id = e.id and installed_at > ${week})::int as weekly,
				(select count(*) from install_history where extension_id = e.id
					and installed_at > ${fortnight} and installed_at <= ${week})::int as previous
				from extensions e where id = any(${[...ids]}::text[])) figures
			where extensions.id = figures.id
				and (extensions.installs, extensions.weekly_installs, extensions.previous_weekly_installs)
					is distinct from (figures.installs, figures.weekly, figures.previous)
			returning extensions.id`.execute(tx);
		return rows.map((row) => row.id);
	});
}

/**
 * Extensions whose figures are behind: because a week went by, or because a server was killed before it had counted.
 * Those that nobody has ever installed here keep what they have.
 */
export async function staleFigures({ database, clock }: { database: Database; clock: Clock }): Promise<string[]> {
	const { week, fortnight } = weeksBefore(clock.now());
	const { rows } = await sql<{ id: string }>`
		with history as (
			select extension_id, count(*) filter (where installed_at > ${week})::int as weekly,
				count(*) filter (where installed_at > ${fortnight} and installed_at <= ${week})::int as previous
			from install_history group by extension_id
		), now as (select extension_id, count(*)::int as installs from installations group by extension_id)
		select extensions.id from extensions join history on history.extension_id = extensions.id
			left join now on now.extension_id = extensions.id
		where (extensions.installs, extensions.weekly_installs, extensions.previous_weekly_installs)
			is distinct from (coalesce(now.installs, 0), history.weekly, history.previous)
		order by extensions.id`.execute(database.db);
	return rows.map((row) => row.id);
}

function weeksBefore(now: Date): { week: Date; fortnight: Date } {
	return { week: new Date(now.getTime() - WEEK_MS), fortnight: new Date(now.getTime() - 2 * WEEK_MS) };
}
