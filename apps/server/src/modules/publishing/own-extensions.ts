import { compareVersions } from "@annex/manifest";
import type { Finding, OwnExtension, OwnVersion } from "@annex/registry-api";
import { errors as serverErrors } from "../../errors.ts";
import type { Db } from "../../ports/database/port.ts";
import { versionStatusOf } from "./status.ts";

/** Every extension of the publishers that the user belongs to, versions newest first. */
export async function ownExtensions(db: Db, userId: string): Promise<OwnExtension[]> {
	const extensions = await db
		.selectFrom("extensions")
		.innerJoin("publisher_members", "publisher_members.publisher", "extensions.publisher")
		.where("publisher_members.user_id", "=", userId)
		.select(["extensions.id", "display_name", "state", "installs", "latest_version"])
		.orderBy("extensions.id")
		.execute();
	if (extensions.length === 0) return [];
	const versions = await db
		.selectFrom("versions")
		.select(["extension_id", "version", "state", "submitted_at"])
		.where(
			"extension_id",
			"in",
			extensions.map((extension) => extension.id),
		)
		.execute();
	const byExtension = Map.groupBy(versions, (version) => version.extension_id);
	return extensions.map((extension) => ({
		id: extension.id,
		displayName: extension.display_name,
		state: extension.state,
		installs: extension.installs,
		latestVersion: extension.latest_version,
		versions: (byExtension.get(extension.id) ?? [])
			.toSorted((a, b) => compareVersions(b.version, a.version))
			.map((version) => ({
				version: version.version,
				status: versionStatusOf(version.state, extension.state),
				submittedAt: version.submitted_at.toISOString(),
			})),
	}));
}

/** One version of the user's own. Throws `not_found` for those of others as for those that do not exist. */
export async function ownVersion(db: Db, userId: string, id: string, version: string): Promise<OwnVersion> {
	const row = await db
		.selectFrom("versions")
		.innerJoin("extensions", "extensions.id", "versions.extension_id")
		.innerJoin("publisher_members", "publisher_members.publisher", "extensions.publisher")
		.where("publisher_members.user_id", "=", userId)
		.where("versions.extension_id", "=", id)
		.where("versions.version", "=", version)
		.select([
			"versions.state",
			"versions.reason",
			"versions.submitted_at",
			"extensions.state as extension_state",
			"extensions.state_reason",
		])
		.executeTakeFirst();
	if (!row) throw serverErrors.not_found();
	const status = versionStatusOf(row.state, row.extension_state);
	return {
		id,
		version,
		status,
		reason: (status === "suspended" || status === "banned" ? row.state_reason : null) ?? row.reason,
		submittedAt: row.submitted_at.toISOString(),
		findings: await findingsOf(db, id, version),
	};
}

export async function findingsOf(db: Db, id: string, version: string): Promise<Finding[]> {
	const rows = await db
		.selectFrom("findings")
		.selectAll()
		.where("extension_id", "=", id)
		.where("version", "=", version)
		.orderBy("id")
		.execute();
	return rows.map((row) => ({
		rule: row.rule,
		severity: row.severity,
		file: row.file,
		line: row.line,
		column: row.column_number,
		why: row.why,
		excerpt: row.excerpt,
	}));
}
