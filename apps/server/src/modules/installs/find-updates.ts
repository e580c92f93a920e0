import { compareVersions, grownPermissions, type Manifest } from "@annex/manifest";
import { maxUpdateChecks, type Update } from "@annex/registry-api";
import { sql } from "kysely";
import type { AppRecord, Context } from "../../context.ts";
import { documentOf } from "../catalogue/documents.ts";
import { latestFitting } from "../catalogue/platform.ts";
import { permissionsOf, type RecordRow, recordOf } from "../catalogue/version-record.ts";
import { visibleStates } from "../publication/transitions.ts";
import { changelogExcerpt } from "./changelog-excerpt.ts";
import { heldBackVersions } from "./held-back.ts";
import type { Owner } from "./install.ts";

const CHANGELOGS_AT_ONCE = 16;

interface Check {
	readonly extensionId: string;
	readonly version: string;
	readonly pinned: boolean;
	readonly heldBack: readonly string[];
}

/**
 * Which of up to 500 installed versions can be updated: three queries however many there are, and one file for each that
 * can. Extensions that nobody may see are left out of the answer.
 */
export async function findUpdates(
	context: Context,
	app: AppRecord,
	options: {
		owner: Owner | undefined;
		installed: "mine" | readonly { extensionId: string; version: string }[];
	},
): Promise<Update[]> {
	const checks = await checksOf(context, options);
	const offered = await offeredVersions(context, [...new Set(checks.map((check) => check.extensionId))]);
	const chosen = checks.flatMap((check) => {
		const candidates = offered.get(check.extensionId);
		if (!candidates) return [];
		const best = latestFitting(
			candidates.filter((candidate) => !check.heldBack.includes(candidate.version)),
			app.capabilities,
		);
		const newer = best !== undefined && compareVersions(best.version, check.version) > 0;
		return [{ check, target: newer && !check.pinned ? best.version : undefined }];
	});
	const records = await recordsFor(context, chosen);
	const updates: Update[] = [];
	for (let at = 0; at < chosen.length; at += CHANGELOGS_AT_ONCE) {
		const some = chosen.slice(at, at + CHANGELOGS_AT_ONCE);
		updates.push(...(await Promise.all(some.map(({ check, target }) => answer(context, records, check, target)))));
	}
	return updates;
}

/** What the person said of each: whether it is pinned, and what is held back. */
async function checksOf(
	{ database: { db } }: Context,
	{ owner, installed }: Parameters<typeof findUpdates>[2],
): Promise<Check[]> {
	const own = owner
		? await db
				.selectFrom("installations")
				.select(["extension_id", "version", "pinned"])
				.where("app_id", "=", owner.appId)
				.where("user_id", "=", owner.userId)
				.orderBy("extension_id")
				.execute()
		: [];
	const heldBack = owner ? await heldBackVersions(db, owner) : new Map<string, string[]>();
	if (installed === "mine") {
		return own.slice(0, maxUpdateChecks).map((row) => ({
			extensionId: row.extension_id,
			version: row.version,
			pinned: row.pinned,
			heldBack: heldBack.get(row.extension_id) ?? [],
		}));
	}
	const pinned = new Set(own.filter((row) => row.pinned).map((row) => row.extension_id));
	return installed.map(({ extensionId, version }) => ({
		extensionId,
		version,
		pinned: pinned.has(extensionId),
		heldBack: heldBack.get(extensionId) ?? [],
	}));
}

interface Offered {
	readonly version: string;
	readonly preRelease: boolean;
	readonly manifest: Pick<Manifest, "engines" | "requires">;
}

/** Every public version of these extensions, with no more of each than choosing needs. */
async function offeredVersions(
	{ database: { db } }: Context,
	ids: readonly string[],
): Promise<ReadonlyMap<string, Offered[]>> {
	const offered = new Map<string, Offered[]>();
	if (ids.length === 0) return offered;
	const rows = await db
		.selectFrom("versions")
		.innerJoin("extensions", "extensions.id", "versions.extension_id")
		.where("versions.extension_id", "in", ids)
		.where("versions.state", "in", [...visibleStates])
		.where("extensions.state", "in", [...visibleStates])
		.select([
			"extension_id",
			"version",
			"pre_release",
			sql<Manifest["engines"]>`manifest->'engines'`.as("engines"),
			sql<Manifest["requires"]>`manifest->'requires'`.as("requires"),
		])
		.execute();
	for (const { extension_id, version, pre_release, engines, requires } of rows) {
		const one = { version, preRelease: pre_release, manifest: { engines, requires } };
		const others = offered.get(extension_id);
		if (others) others.push(one);
		else offered.set(extension_id, [one]);
	}
	return offered;
}

const keyOf = (id: string, version: string) => `${id}@${version}`;

/** The versions that updates lead from and to. */
async function recordsFor(
	{ database: { db } }: Context,
	chosen: readonly { check: Check; target: string | undefined }[],
): Promise<ReadonlyMap<string, RecordRow>> {
	const wanted = chosen.flatMap(({ check: { extensionId, version }, target }) =>
		target === undefined ? [] : [keyOf(extensionId, version), keyOf(extensionId, target)],
	);
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom("versions")
		.where("extension_id", "in", [...new Set(chosen.map(({ check }) => check.extensionId))])
		.where(sql<string>`extension_id || '@' || version`, "in", [...new Set(wanted)])
		.select([
			"extension_id",
			"version",
			"digest",
			"size",
			"manifest",
			"files",
			"modules",
			"permissions",
			"submitted_at",
			"decided_at",
			"scanned_at",
		])
		.execute();
	return new Map(rows.map((row) => [keyOf(row.extension_id, row.version), row]));
}

async function answer(
	{ blobs }: Context,
	records: ReadonlyMap<string, RecordRow>,
	{ extensionId, version, pinned, heldBack }: Check,
	target: string | undefined,
): Promise<Update> {
	const known = {
		extensionId,
		installed: version,
		pinned,
		heldBack: heldBack.filter((held) => compareVersions(held, version) > 0),
	};
	const to = target === undefined ? undefined : records.get(keyOf(extensionId, target));
	if (target === undefined || to === undefined) return { ...known, available: null };
	const from = records.get(keyOf(extensionId, version));
	const { publishedAt, size } = recordOf(to);
	return {
		...known,
		available: {
			version: target,
			publishedAt,
			size,
			// A version that nobody knows asked for nothing that could be relied on.
			grown: grownPermissions(from ? permissionsOf(from) : [], permissionsOf(to)).map((request) => ({
				...request,
				hosts: request.hosts ? [...request.hosts] : undefined,
				methods: request.methods ? [...request.methods] : undefined,
			})),
			changelog: changelogExcerpt(await documentOf(blobs, to.files, "CHANGELOG.md"), { from: version, to: target }),
		},
	};
}
