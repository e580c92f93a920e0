import { sql } from "kysely";
import type { Context } from "../../apps/server/src/context.ts";
import { catalogueOf } from "../../apps/server/src/modules/catalogue/catalogue.ts";
import { indexExtension } from "../../apps/server/src/modules/catalogue/index-extension.ts";
import { countInstalls } from "../../apps/server/src/modules/statistics/install-figures.ts";
import { type Sample, samples } from "./catalogue.ts";
import { words } from "./people.ts";

/** More than anything here has installs. */
const PEOPLE = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * The weeks before today, which no request can make: people who came and stayed, what they said, what went wrong. Only
 * for pictures; written into the tables of a data folder that is thrown away.
 */
export async function writeHistory(context: Context, ids: readonly string[]): Promise<void> {
	const { db } = context.database;
	const { id: appId } = await db.selectFrom("apps").select("id").executeTakeFirstOrThrow();
	await sql`
		insert into users (id, name, email, username, is_anonymous)
		select 'person-' || n, 'Person ' || n, 'person-' || n || '@people.invalid', 'person-' || n, false
		from generate_series(1, ${PEOPLE}::int) n`.execute(db);
	for (const [at, { author }] of words.entries()) {
		await sql`update users set username = ${author}, name = ${author} where id = ${`person-${at + 1}`}`.execute(db);
	}
	for (const id of ids) {
		const sample = samples.find((one) => `${one.publisher}.${one.name}` === id) ?? ofOurs(id);
		await installs(context, appId, id, sample);
		await downloads(context, id, sample);
		await ratings(context, id, sample);
		await troubles(context, appId, id, sample);
		await sql`
			update extensions set published_at = now() - make_interval(days => ${sample.weeks.findIndex((week) => week > 0) > 0 ? 12 : 70}),
				updated_at = now() - make_interval(hours => ${(id.length * 37) % 400})
			where id = ${id}`.execute(db);
	}
	await countInstalls(context, ids);
	const catalogue = catalogueOf(context);
	for (const id of ids) {
		await indexExtension(context, id);
		await catalogue.changed(id);
	}
	await catalogue.indexChanged();
	await context.cache.invalidate(["marketplace-home"]);
}

/** The first-party extensions have been around for a while too. */
function ofOurs(id: string): Pick<Sample, "weeks" | "stars" | "troubles"> {
	const size = 20 + (id.length % 5) * 9;
	return {
		weeks: Array.from({ length: 8 }, (_, week) => size + ((week * 7 + id.length) % 11)),
		stars: [0, 1, 2, 7 + (id.length % 4), 12 + (id.length % 7)],
		troubles: { crashes: 1, uncaught: 4, rollbacks: 0 },
	};
}

async function installs({ database: { db } }: Context, appId: string, id: string, { weeks }: Pick<Sample, "weeks">) {
	const days = weeks.flatMap((count, week) =>
		Array.from({ length: count }, (_, at) => (weeks.length - 1 - week) * 7 + ((at * 7.3 + week) % 6.9)),
	);
	await sql`
		with people as (
			select 'person-' || n as user_id, now() - make_interval(secs => day * 86400) as at
			from unnest(${days}::float8[]) with ordinality as rows(day, n)),
		remembered as (
			insert into install_history (app_id, user_id, extension_id, installed_at)
			select ${appId}, user_id, ${id}, at from people)
		insert into installations (app_id, user_id, extension_id, version, enabled, settings, grants, installed_at)
		select ${appId}, user_id, ${id}, (select latest_version from extensions where id = ${id}), right(user_id, 1) <> '7',
			'{}', '[]', at from people`.execute(db);
}

async function downloads({ database: { db } }: Context, id: string, { weeks }: Pick<Sample, "weeks">) {
	await sql`
		insert into daily_downloads (extension_id, version, day, downloads)
		select ${id}, (select latest_version from extensions where id = ${id}), (now() - make_interval(days => n))::date,
			(${sum(weeks)}::int / 20 + (n * 37) % 11 + 3)
		from generate_series(1, 85) n`.execute(db);
}

async function ratings({ database: { db } }: Context, id: string, { stars = [] }: Pick<Sample, "stars">) {
	const given = stars.flatMap((count, at) => Array<number>(count).fill(at + 1)).reverse();
	for (const [at, rating] of given.entries()) {
		const said = words[at];
		const when = new Date(Date.now() - (at * 1.7 + 0.4) * DAY_MS);
		await db
			.insertInto("reviews")
			.values({
				extension_id: id,
				user_id: `person-${at + 1}`,
				rating,
				title: said?.title ?? "",
				body: said?.text ?? "",
				version: null,
				created_at: when,
				updated_at: when,
			})
			.execute();
	}
	await sql`
		update extensions set rating_count = ${given.length}, rating_sum = ${sum(given)} where id = ${id}`.execute(db);
}

async function troubles({ database: { db } }: Context, appId: string, id: string, sample: Pick<Sample, "troubles">) {
	const { crashes = 0, uncaught = 0, rollbacks = 0 } = sample.troubles ?? {};
	const kinds = [
		...Array<string>(crashes).fill("crash"),
		...Array<string>(uncaught).fill("uncaught"),
		...Array<string>(rollbacks).fill("rollback"),
	];
	for (const [at, kind] of kinds.entries()) {
		await sql`
			insert into error_reports (app_id, user_id, extension_id, version, kind, message, created_at)
			select ${appId}, ${`person-${(at % 40) + 1}`}, ${id}, latest_version, ${kind}, 'It broke.',
				now() - make_interval(hours => ${(at * 31) % 700}) from extensions where id = ${id}`.execute(db);
	}
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
