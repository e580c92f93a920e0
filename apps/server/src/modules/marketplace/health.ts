import { type ExtensionHealth, HEALTH_DAYS } from "@annex/registry-api";
import { sql } from "kysely";
import type { Clock } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Db } from "../../ports/database/port.ts";
import { visibleStates } from "../publication/transitions.ts";

/** Fewer people than this, and a figure would tell of persons rather than of the extension. */
const ENOUGH_PEOPLE = 5;
const DAY_MS = 24 * 60 * 60_000;

/** How a public extension fares. Throws `not_found`. */
export async function healthOf(db: Db, clock: Clock, id: string): Promise<ExtensionHealth> {
	const version = await db
		.selectFrom("versions")
		.innerJoin("extensions", "extensions.id", "versions.extension_id")
		.where("extension_id", "=", id)
		.where("versions.state", "in", [...visibleStates])
		.where("extensions.state", "in", [...visibleStates])
		.select(["version", "scanned_at", "extensions.updated_at"])
		.select(sql<string | null>`versions.manifest->'engines'->>'platform'`.as("platform"))
		.orderBy(sql`versions.version is not distinct from extensions.latest_version`, "desc")
		.orderBy("submitted_at", "desc")
		.executeTakeFirst();
	if (!version) throw serverErrors.not_found();
	const since = new Date(`${dateBefore(clock, HEALTH_DAYS - 1)}T00:00:00Z`);
	const { active, errors, rollbacks, people, failed } = await figures(db, id, since);
	const enoughData = people >= ENOUGH_PEOPLE;
	return {
		scan: {
			version: version.version,
			at: version.scanned_at?.toISOString() ?? null,
			findings: await findingsOf(db, id, version.version),
		},
		updatedAt: version.updated_at.toISOString(),
		platform: version.platform ?? "",
		activeInstalls: active,
		enoughData,
		errorsPerInstall: enoughData && active > 0 ? errors / active : null,
		rollbacks: enoughData ? rollbacks : null,
		crashFree: enoughData ? 1 - failed / people : null,
		daily: await dailyShares(db, clock, id, since),
	};
}

async function findingsOf(db: Db, id: string, version: string): Promise<ExtensionHealth["scan"]["findings"]> {
	const rows = await db
		.selectFrom("findings")
		.where("extension_id", "=", id)
		.where("version", "=", version)
		.select(({ fn }) => ["severity", fn.countAll<string>().as("count")])
		.groupBy("severity")
		.execute();
	const of = (severity: string) => Number(rows.find((row) => row.severity === severity)?.count ?? 0);
	return { info: of("info"), warning: of("warning"), block: of("block") };
}

/** What ends or stops an extension; an error that it lives on after is none of it. */
const FAILURES = sql`('activation', 'crash', 'unresponsive', 'rollback')`;

/** `people` have it installed, or had it and saw it fail. */
async function figures(db: Db, id: string, since: Date) {
	const { rows } = await sql<Record<"active" | "errors" | "rollbacks" | "people" | "failed", number>>`
		with reports as (select user_id, kind from error_reports where extension_id = ${id} and created_at >= ${since}),
			failing as (select distinct user_id from reports where kind in ${FAILURES}),
			installed as (select user_id, bool_or(enabled) as enabled from installations where extension_id = ${id} group by 1)
		select (select count(*) from installed where enabled)::int as active,
			(select count(*) from reports where kind <> 'rollback')::int as errors,
			(select count(*) from reports where kind = 'rollback')::int as rollbacks,
			(select count(*) from (select user_id from installed union select user_id from failing) everybody)::int as people,
			(select count(*) from failing)::int as failed`.execute(db);
	return rows[0] ?? { active: 0, errors: 0, rollbacks: 0, people: 0, failed: 0 };
}

/** By days of UTC, whatever the database's own time zone is: there, a day may have 23 hours. */
async function dailyShares(db: Db, clock: Clock, id: string, since: Date): Promise<ExtensionHealth["daily"]> {
	const { rows } = await sql<{ date: string; people: number; failed: number }>`
		with days as (
				select (${since}::timestamptz at time zone 'UTC')::date + n as day, ${since}::timestamptz + (n + 1) * interval '24 hours' as ends
				from generate_series(0, ${HEALTH_DAYS - 1}::int) n),
			failing as (
				select distinct (created_at at time zone 'UTC')::date as on_day, user_id from error_reports
				where extension_id = ${id} and created_at >= ${since} and kind in ${FAILURES})
		select to_char(day, 'YYYY-MM-DD') as date,
			(select count(*) from failing where on_day = day)::int as failed,
			(select count(*) from (
				select user_id from installations where extension_id = ${id} and installed_at < ends
				union select user_id from failing where on_day = day) everybody)::int as people
		from days order by day`.execute(db);
	const byDate = new Map(rows.map((row) => [row.date, row]));
	return Array.from({ length: HEALTH_DAYS }, (_, at) => {
		const date = dateBefore(clock, HEALTH_DAYS - 1 - at);
		const { people = 0, failed = 0 } = byDate.get(date) ?? {};
		return { date, crashFree: people >= ENOUGH_PEOPLE ? 1 - failed / people : null };
	});
}

function dateBefore(clock: Clock, days: number): string {
	return new Date(clock.now().getTime() - days * DAY_MS).toISOString().slice(0, 10);
}
