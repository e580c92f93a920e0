import { compareVersions, type Manifest } from "@annex/manifest";
import type { PublicationState, ReviewDetail, ReviewQueueItem } from "@annex/registry-api";
import { errors as serverErrors } from "../../errors.ts";
import type { Blobs } from "../../ports/blobs/port.ts";
import type { Db } from "../../ports/database/port.ts";
import { documentOf } from "../catalogue/documents.ts";
import { visibleStates } from "../publication/transitions.ts";
import { findingsOf } from "../publishing/own-extensions.ts";
import { versionStatusOf } from "../publishing/status.ts";

const MAX_FILE_TEXT_BYTES = 256 * 1024;
/** Of all files of one answer together; what comes later can be read file by file. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** What waits for a moderator, longest first. */
export async function reviewQueuePage(
	db: Db,
	page: { limit: number; offset: number },
): Promise<{ items: ReviewQueueItem[]; total: number }> {
	const waiting = db.selectFrom("versions").where("versions.state", "in", ["pending", "flagged"]);
	const { total } = await waiting.select(({ fn }) => fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
	const rows = await versionRows(db)
		.where("versions.state", "in", ["pending", "flagged"])
		.orderBy("submitted_at")
		.orderBy("versions.extension_id")
		.orderBy("version")
		.limit(page.limit)
		.offset(page.offset)
		.execute();
	const counts = await findingCounts(db, rows);
	return { items: rows.map((row) => itemOf(row, counts)), total: Number(total) };
}

/** Everything about one version, whatever its state. Throws `not_found`. */
export async function reviewDetailOf(db: Db, blobs: Blobs, id: string, version: string): Promise<ReviewDetail> {
	const row = await versionRows(db)
		.where("versions.extension_id", "=", id)
		.where("version", "=", version)
		.select(["permissions", "files", "reason"])
		.executeTakeFirst();
	if (!row) throw serverErrors.not_found();
	return {
		...itemOf(row, await findingCounts(db, [row])),
		findingsList: await findingsOf(db, id, version),
		manifest: row.manifest,
		permissions: row.permissions,
		readme: await documentOf(blobs, row.files, "README.md"),
		files: await withText(blobs, row.files),
		errors: await reportedErrors(db, id, version),
		previousVersion: await previousVersion(db, id, version),
		reason: row.reason,
	};
}

function versionRows(db: Db) {
	return db
		.selectFrom("versions")
		.innerJoin("extensions", "extensions.id", "versions.extension_id")
		.select([
			"versions.extension_id",
			"version",
			"versions.state",
			"manifest",
			"submitted_at",
			"extensions.state as extension_state",
			"extensions.publisher",
			"extensions.published_at",
		]);
}

interface Row {
	extension_id: string;
	version: string;
	state: PublicationState;
	extension_state: PublicationState;
	manifest: Record<string, unknown>;
	submitted_at: Date;
	publisher: string;
	published_at: Date | null;
}
type Counts = ReadonlyMap<string, ReviewQueueItem["findings"]>;

const keyOf = (row: { extension_id: string; version: string }) => `${row.extension_id}@${row.version}`;

function itemOf(row: Row, counts: Counts): ReviewQueueItem {
	return {
		id: row.extension_id,
		version: row.version,
		displayName: (row.manifest as unknown as Manifest).displayName,
		publisher: row.publisher,
		status: versionStatusOf(row.state, row.extension_state),
		submittedAt: row.submitted_at.toISOString(),
		findings: counts.get(keyOf(row)) ?? { info: 0, warning: 0, block: 0 },
		firstVersion: row.published_at === null,
	};
}

async function findingCounts(db: Db, rows: readonly { extension_id: string; version: string }[]): Promise<Counts> {
	const counts = new Map<string, ReviewQueueItem["findings"]>();
	if (rows.length === 0) return counts;
	const found = await db
		.selectFrom("findings")
		.where((eb) => eb.or(rows.map((row) => eb.and({ extension_id: row.extension_id, version: row.version }))))
		.select(({ fn }) => ["extension_id", "version", "severity", fn.countAll<string>().as("count")])
		.groupBy(["extension_id", "version", "severity"])
		.execute();
	for (const row of found) {
		const count = counts.get(keyOf(row)) ?? { info: 0, warning: 0, block: 0 };
		count[row.severity] = Number(row.count);
		counts.set(keyOf(row), count);
	}
	return counts;
}

async function reportedErrors(db: Db, id: string, version: string): Promise<ReviewDetail["errors"]> {
	const rows = await db
		.selectFrom("error_reports")
		.where("extension_id", "=", id)
		.where("version", "=", version)
		.select(({ fn }) => ["kind", fn.countAll<string>().as("count")])
		.groupBy("kind")
		.execute();
	return rows.map(({ kind, count }) => ({ kind, count: Number(count) })).sort((a, b) => b.count - a.count);
}

/** The highest approved version below this one. */
async function previousVersion(db: Db, id: string, version: string): Promise<string | null> {
	const rows = await db
		.selectFrom("versions")
		.select("version")
		.where("extension_id", "=", id)
		.where("state", "in", [...visibleStates])
		.execute();
	const earlier = rows.map((row) => row.version).filter((other) => compareVersions(other, version) < 0);
	return earlier.sort(compareVersions).at(-1) ?? null;
}

async function withText(blobs: Blobs, files: readonly { path: string; size: number; sha256: string }[]) {
	const result: ReviewDetail["files"] = [];
	let left = MAX_TEXT_BYTES;
	for (const file of files) {
		const readable = file.size <= Math.min(MAX_FILE_TEXT_BYTES, left);
		const bytes = readable ? await blobs.get(file.sha256) : undefined;
		const text = bytes ? textOf(bytes) : null;
		if (text !== null) left -= file.size;
		result.push({ ...file, text });
	}
	return result;
}

/** `null` for what is no text. */
function textOf(bytes: Uint8Array): string | null {
	if (bytes.includes(0)) return null;
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}
