import type { Grant } from "@annex/manifest";
import type { Installation } from "@annex/registry-api";
import type { Db } from "../../ports/database/port.ts";
import { iconUrl } from "../catalogue/urls.ts";
import { manifestOf, recordOf } from "../catalogue/version-record.ts";
import { heldBackVersions } from "./held-back.ts";

/** What somebody has installed in an app, sorted by name: read from the database every time, never from a cache. */
export async function installationsOf(
	db: Db,
	owner: { appId: string; userId: string },
	extensionId?: string,
): Promise<Installation[]> {
	let query = db
		.selectFrom("installations as i")
		.innerJoin("versions as v", (join) =>
			join.onRef("v.extension_id", "=", "i.extension_id").onRef("v.version", "=", "i.version"),
		)
		.innerJoin("extensions as e", "e.id", "i.extension_id")
		.where("i.app_id", "=", owner.appId)
		.where("i.user_id", "=", owner.userId)
		.select([
			"v.extension_id",
			"v.version",
			"v.digest",
			"v.size",
			"v.manifest",
			"v.files",
			"v.modules",
			"v.permissions",
			"v.submitted_at",
			"v.decided_at",
			"v.scanned_at",
			"v.state as version_state",
			"v.reason as version_reason",
			"e.publisher",
			"e.state as extension_state",
			"e.state_reason",
			"i.enabled",
			"i.settings",
			"i.keybindings",
			"i.grants",
			"i.auto_update",
			"i.pinned",
			"i.installed_at",
			"i.updated_at",
		]);
	if (extensionId !== undefined) query = query.where("i.extension_id", "=", extensionId);
	const rows = await query.execute();
	const heldBack = await heldBackVersions(db, owner, extensionId);
	const installations = rows.map((row): Installation => {
		const manifest = manifestOf(row);
		return {
			extensionId: row.extension_id,
			version: row.version,
			enabled: row.enabled,
			settings: row.settings as Installation["settings"],
			keybindings: row.keybindings,
			grants: row.grants as Grant[],
			autoUpdate: row.auto_update,
			pinned: row.pinned,
			heldBack: heldBack.get(row.extension_id) ?? [],
			displayName: manifest.displayName,
			publisher: row.publisher,
			iconUrl: iconUrl(row.extension_id, row.version, manifest.icon),
			blocked: blockOf(row.extension_state, row.state_reason) ?? blockOf(row.version_state, row.version_reason),
			requested: row.permissions,
			record: recordOf(row),
			installedAt: row.installed_at.toISOString(),
			updatedAt: row.updated_at.toISOString(),
		};
	});
	return installations.sort(
		(a, b) => a.displayName.localeCompare(b.displayName, "en") || (a.extensionId < b.extensionId ? -1 : 1),
	);
}

function blockOf(state: string, reason: string | null): Installation["blocked"] {
	return state === "suspended" || state === "banned" ? { state, reason: reason ?? "" } : null;
}
