import { compareVersions, latestOf } from "@annex/manifest";
import {
	type ExtensionDetail,
	type ExtensionSummary,
	extensionDetail,
	type SearchResult,
	type VersionRecord,
} from "@annex/registry-api";
import { z } from "zod";
import type { AppRecord, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Facet, SearchHits, SearchRequest } from "../../ports/search/port.ts";
import { visibleStates } from "../publication/transitions.ts";
import { ratingSummaryOf } from "../ratings/bayesian-average.ts";
import { cachedReads } from "./cached-reads.ts";
import { documentOf } from "./documents.ts";
import { errors } from "./errors.ts";
import { listedSummaries } from "./listed-summaries.ts";
import { lacking, latestFitting } from "./platform.ts";
import { summariesOf } from "./summaries.ts";
import { iconUrl } from "./urls.ts";
import { manifestOf, type StoredVersion, storedVersions } from "./version-record.ts";

const SEARCH_MS = 60_000;
const DETAIL_MS = 5 * 60_000;
const CATEGORIES_MS = 30 * 60_000;

/** What everybody may see. Throws `not_found` for the rest. */
export interface Catalogue {
	/** `searched` hears how long the index took, when it was asked at all. */
	search(request: SearchRequest, searched?: (ms: number) => void): Promise<SearchResult>;
	categories(): Promise<Facet[]>;
	/** The page of an extension as JSON bytes, made, and checked against its schema, once per app and change. */
	detail(id: string, app: AppRecord): Promise<Buffer>;
	/** A public version. */
	version(id: string, version: string): Promise<StoredVersion>;
	/** The version that an app's users get: the highest stable one that fits. Throws `platform_incompatible`. */
	latest(id: string, app: AppRecord): Promise<StoredVersion>;
	/** After a change to an extension: nothing older is served from here on. */
	changed(id: string): Promise<void>;
	/** After the search index took a change in. */
	indexChanged(): Promise<void>;
}

export function catalogueOf(context: Context): Catalogue {
	const { database, search, blobs } = context;
	const reads = cachedReads(context.cache);
	const tagOf = (id: string) => `extension:${id}`;

	/** Each beside what decides which of them is the latest. */
	async function publicVersions(id: string) {
		const versions = (await storedVersions(database.db, id)).filter((stored) => stored.public);
		return versions.map((stored) => ({
			stored,
			version: stored.record.version,
			preRelease: stored.preRelease,
			manifest: manifestOf(stored.record),
		}));
	}

	async function loadDetail(id: string, app: AppRecord): Promise<string | undefined> {
		const versions = await publicVersions(id);
		const newestFirst = versions.toSorted((a, b) => compareVersions(b.version, a.version));
		// The page is there to be read even where nothing fits; installing then says `platform_incompatible`.
		const latest = latestFitting(versions, app.capabilities) ?? latestOf(versions) ?? newestFirst[0];
		if (!latest) {
			const listed = (await listedSummaries(database.db, [id])).get(id);
			return listed && JSON.stringify(listed);
		}
		const { record } = latest.stored;
		const [summary] = await summariesOf(database.db, [id]);
		const { homepage, repository, license } = latest.manifest;
		const detail: ExtensionDetail = {
			...(summary ?? (await summaryOfPreRelease(record, latest.stored.publisher))),
			listing: null,
			featured: await isFeatured(id),
			readme: await documentOf(blobs, record.files, "README.md"),
			changelog: await documentOf(blobs, record.files, "CHANGELOG.md"),
			homepage: homepage ?? null,
			repository: repository ?? null,
			license: license ?? null,
			permissions: record.permissions,
			latest: record,
			versions: newestFirst.map(({ stored, version, preRelease }) => ({
				version,
				preRelease,
				publishedAt: stored.record.publishedAt,
			})),
		};
		return JSON.stringify(z.encode(extensionDetail, detail));
	}

	async function isFeatured(id: string): Promise<boolean> {
		const row = await database.db
			.selectFrom("featured_extensions")
			.select("extension_id")
			.where("extension_id", "=", id)
			.executeTakeFirst();
		return row !== undefined;
	}

	/** Lists leave out what has no stable version; whoever knows the address still gets a page. */
	async function summaryOfPreRelease(record: VersionRecord, publisher: string): Promise<ExtensionSummary> {
		const manifest = manifestOf(record);
		const row = await database.db
			.selectFrom("extensions")
			.innerJoin("publishers", "publishers.name", "extensions.publisher")
			.select(["installs", "rating_count", "rating_sum", "publishers.verified", "extensions.updated_at"])
			.where("extensions.id", "=", record.extensionId)
			.executeTakeFirst();
		return {
			id: record.extensionId,
			publisher,
			publisherVerified: row?.verified ?? false,
			name: manifest.name,
			displayName: manifest.displayName,
			description: manifest.description,
			category: manifest.category,
			tags: [...manifest.tags],
			version: record.version,
			iconUrl: iconUrl(record.extensionId, record.version, manifest.icon),
			installs: row?.installs ?? 0,
			rating: ratingSummaryOf(row ?? { rating_count: 0, rating_sum: 0 }),
			publishedAt: record.publishedAt,
			updatedAt: row?.updated_at.toISOString() ?? record.publishedAt,
			listing: null,
		};
	}

	/** What is only listed here is there, but has no version. */
	async function missing(id: string) {
		const listed = (await listedSummaries(database.db, [id])).get(id)?.listing;
		return listed ? errors.not_installable(id, listed.source) : serverErrors.not_found();
	}

	return {
		async search(request, searched) {
			// Only the hits are kept: what is shown of them is always as fresh as the database.
			const hits = await reads.read<SearchHits>({
				key: `search:${JSON.stringify(request)}`,
				ttlMs: SEARCH_MS,
				tags: ["catalogue"],
				async load() {
					const before = performance.now();
					const found = await search.query(request);
					searched?.(performance.now() - before);
					return found;
				},
			});
			const items = await summariesOf(database.db, hits.ids);
			const { categories, tags, asks, ratings, installable } = hits.facets;
			return {
				items,
				total: hits.total,
				facets: {
					categories: [...categories],
					tags: [...tags],
					asks: [...asks],
					ratings: [...ratings],
					installable: [...installable],
				},
			};
		},
		categories() {
			return reads.read({
				key: "categories",
				ttlMs: CATEGORIES_MS,
				tags: ["catalogue"],
				async load() {
					const rows = await database.db
						.selectFrom((eb) =>
							eb
								.selectFrom("extensions")
								.where("state", "in", [...visibleStates])
								.where("latest_version", "is not", null)
								.select("category")
								.unionAll(eb.selectFrom("catalogue_entries").select("category"))
								.as("listed"),
						)
						.select(({ fn }) => ["category as value", fn.countAll<string>().as("count")])
						.groupBy("category")
						.orderBy("count", "desc")
						.orderBy("category")
						.execute();
					return rows.map(({ value, count }) => ({ value, count: Number(count) }));
				},
			});
		},
		async detail(id, app) {
			const detail = await reads.readBytes({
				key: `detail:${id}:${app.id}`,
				ttlMs: DETAIL_MS,
				tags: [tagOf(id)],
				load: () => loadDetail(id, app),
			});
			if (detail === undefined) throw serverErrors.not_found();
			return detail;
		},
		async version(id, version) {
			const stored = await reads.read({
				key: `version:${id}@${version}`,
				ttlMs: DETAIL_MS,
				tags: [tagOf(id)],
				load: async () => (await storedVersions(database.db, id, version)).find((one) => one.public),
			});
			if (!stored) throw await missing(id);
			return stored;
		},
		async latest(id, app) {
			const versions = await publicVersions(id);
			if (versions.length === 0) throw await missing(id);
			const latest = latestFitting(versions, app.capabilities);
			if (!latest) {
				const newest = latestOf(versions);
				throw errors.platform_incompatible(id, undefined, newest && lacking(newest.manifest, app));
			}
			return latest.stored;
		},
		changed: (id) => reads.invalidate([tagOf(id)]),
		indexChanged: () => reads.invalidate(["catalogue"]),
	};
}
