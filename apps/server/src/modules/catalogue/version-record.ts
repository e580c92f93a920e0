import type { Manifest, PermissionRequest } from "@annex/manifest";
import type { VersionRecord } from "@annex/registry-api";
import type { Db, Tx } from "../../ports/database/port.ts";
import { isVisible } from "../publication/transitions.ts";
import { filesUrl, packageUrl } from "./urls.ts";

/** A version with what decides who may see it. */
export interface StoredVersion {
	readonly record: VersionRecord;
	readonly digest: string;
	readonly publisher: string;
	readonly preRelease: boolean;
	/** Whether everybody may see it: it is approved and its extension is not suspended. */
	readonly public: boolean;
}

/** One version in any state, or every version of an extension when `version` is absent. */
export async function storedVersions(db: Db | Tx, id: string, version?: string): Promise<StoredVersion[]> {
	let query = db
		.selectFrom("versions")
		.innerJoin("extensions", "extensions.id", "versions.extension_id")
		.where("versions.extension_id", "=", id)
		.select([
			"extension_id",
			"version",
			"digest",
			"size",
			"manifest",
			"files",
			"modules",
			"permissions",
			"pre_release",
			"versions.state as version_state",
			"extensions.state as extension_state",
			"extensions.publisher",
			"submitted_at",
			"decided_at",
			"scanned_at",
		]);
	if (version !== undefined) query = query.where("version", "=", version);
	return (await query.execute()).map((row) => ({
		digest: row.digest,
		publisher: row.publisher,
		preRelease: row.pre_release,
		public: isVisible(row.version_state) && isVisible(row.extension_state),
		record: recordOf(row),
	}));
}

export interface RecordRow {
	extension_id: string;
	version: string;
	digest: string;
	size: number;
	manifest: Record<string, unknown>;
	files: VersionRecord["files"];
	modules: string[];
	permissions: VersionRecord["permissions"];
	submitted_at: Date;
	decided_at: Date | null;
	scanned_at: Date | null;
}

export function recordOf(row: RecordRow): VersionRecord {
	return {
		extensionId: row.extension_id,
		version: row.version,
		manifest: row.manifest,
		permissions: row.permissions,
		packageUrl: packageUrl(row.extension_id, row.version),
		filesUrl: filesUrl(row.extension_id, row.version),
		integrity: integrityOf(row.digest),
		size: row.size,
		files: row.files,
		modules: row.modules,
		publishedAt: (row.decided_at ?? row.submitted_at).toISOString(),
		scannedAt: row.scanned_at?.toISOString() ?? null,
	};
}

/** As in Subresource Integrity. */
export function integrityOf(digest: string): string {
	return `sha256-${Buffer.from(digest, "hex").toString("base64")}`;
}

/** The manifest of a version: parsed when it was taken in, and unchanged since. */
export function manifestOf(record: Pick<VersionRecord, "manifest">): Manifest {
	return record.manifest as unknown as Manifest;
}

export function permissionsOf(record: Pick<VersionRecord, "permissions">): readonly PermissionRequest[] {
	return record.permissions as readonly PermissionRequest[];
}
