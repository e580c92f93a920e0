import { type DailyFigures, type ErrorKind, errorKind, type Statistics } from "@annex/registry-api";
import { sql } from "kysely";
import type { Clock } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Db } from "../../ports/database/port.ts";
import { ratingSummaryOf } from "../ratings/bayesian-average.ts";
import { distributionOf } from "../ratings/reviews.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * How an extension of the user's own publishers fares. Days are UTC. Throws `not_found` for those of others as for
 * those that do not exist.
 */
export async function authorStatistics(
	{ db, clock }: { db: Db; clock: Clock },
	userId: string,
	id: string,
	days: number,
): Promise<Statistics> {
	const extension = await db
		.selectFrom("extensions")
		.innerJoin("publisher_members", "publisher_members.publisher", "extensions.publisher")
		.where("publisher_members.user_id", "=", userId)
		.where("extensions.id", "=", id)
		.select(["display_name", "weekly_installs", "previous_weekly_installs", "rating_count", "rating_sum"])
		.executeTakeFirst();
	if (!extension) throw serverErrors.not_found();
	const dates = lastDates(clock.now(), days);
	const daily = await dailyFigures(db, id, dates);
	const { versions, installs, activeInstalls } = await usage(db, id);
	return {
		id,
		displayName: extension.display_name,
		installs,
		activeInstalls,
		downloads: daily.reduce((sum, day) => sum + day.downloads, 0),
		weeklyInstalls: extension.weekly_installs,
		previousWeeklyInstalls: extension.previous_weekly_installs,
		daily,
		versions,
		errors: errorKind.options
			.map((kind) => ({ kind, count: daily.reduce((sum, day) => sum + (day.errors[kind] ?? 0), 0) }))
			.filter(({ count }) => count > 0)
			.sort((a, b) => b.count - a.count),
		rating: ratingSummaryOf(extension),
		distribution: await distributionOf(db, id),
	};
}

/** Oldest first; the last is today. */
function lastDates(now: Date, days: number): string[] {
	return Array.from({ length: days }, (_, at) =>
		new Date(now.getTime() - (days - 1 - at) * DAY_MS).toISOString().slice(0, 10),
	);
}

async function dailyFigures(db: Db, id: string, dates: readonly string[]): Promise<DailyFigures[]> {
	const since = new Date(`${dates[0]}T00:00:00Z`);
	const installs = await sql<{ date: string; count: number }>`
		select to_char(installed_at at time zone 'UTC', 'YYYY-MM-DD') as date, count(*)::int as count
		from install_history where extension_id = ${id} and installed_at >= ${since} group by 1`.execute(db);
	const downloads = await sql<{ date: string; count: number }>`
		select to_char(day, 'YYYY-MM-DD') as date, sum(downloads)::int as count
		from daily_downloads where extension_id = ${id} and day >= ${dates[0]}::date group by 1`.execute(db);
	const errors = await sql<{ date: string; kind: ErrorKind; count: number }>`
		select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as date, kind, count(*)::int as count
		from error_reports where extension_id = ${id} and created_at >= ${since} group by 1, 2`.execute(db);
	const on = (rows: { date: string; count: number }[]) => new Map(rows.map(({ date, count }) => [date, count]));
	const installsOn = on(installs.rows);
	const downloadsOn = on(downloads.rows);
	const errorsOn = Map.groupBy(errors.rows, (row) => row.date);
	return dates.map((date) => ({
		date,
		installs: installsOn.get(date) ?? 0,
		downloads: downloadsOn.get(date) ?? 0,
		errors: Object.fromEntries((errorsOn.get(date) ?? []).map(({ kind, count }) => [kind, count])),
	}));
}

async function usage(db: Db, id: string) {
	const rows = await db
		.selectFrom("installations")
		.where("extension_id", "=", id)
		.select(({ fn }) => ["version", "enabled", fn.countAll<string>().as("count")])
		.groupBy(["version", "enabled"])
		.execute();
	const byVersion = new Map<string, number>();
	let activeInstalls = 0;
	for (const { version, enabled, count } of rows) {
		byVersion.set(version, (byVersion.get(version) ?? 0) + Number(count));
		if (enabled) activeInstalls += Number(count);
	}
	const versions = [...byVersion]
		.map(([version, installs]) => ({ version, installs }))
		.sort((a, b) => b.installs - a.installs || (a.version < b.version ? 1 : -1));
	return { versions, activeInstalls, installs: versions.reduce((sum, { installs }) => sum + installs, 0) };
}
