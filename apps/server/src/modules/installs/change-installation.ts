import type { Grant } from "@annex/manifest";
import type { patchInstallBody } from "@annex/registry-api";
import type { z } from "zod";
import type { AppRecord, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { permissionsOf } from "../catalogue/version-record.ts";
import { checkedGrants, narrowedGrants } from "./grants.ts";
import { holdBack } from "./held-back.ts";
import { fittingVersion, type Owner } from "./install.ts";
import { installedVersion } from "./installed-version.ts";
import { mergedKeybindings } from "./keybindings.ts";
import { mergedSettings } from "./settings.ts";

/**
 * Changes version, switch, settings, shortcuts, grants or upkeep of one installation, all or nothing. Without `grants` another version
 * keeps what it still asks for and gets nothing new.
 * Throws `not_found` (also for a version to hold back that does not exist), `platform_incompatible`, `grant_not_requested`, `settings_too_large`, `keybindings_too_many`.
 */
export async function changeInstallation(
	context: Context,
	catalogue: Catalogue,
	options: { app: AppRecord; owner: Owner; extensionId: string; change: z.output<typeof patchInstallBody> },
): Promise<void> {
	const { app, owner, extensionId, change } = options;
	// Looked up first: nothing foreign is awaited inside a transaction.
	const target =
		change.version === undefined ? undefined : await fittingVersion(catalogue, app, extensionId, change.version);
	await context.database.transaction(async (tx) => {
		const row = await installedVersion(tx, owner, extensionId)
			.select([
				"installations.version",
				"enabled",
				"settings",
				"keybindings",
				"grants",
				"auto_update",
				"pinned",
				"permissions",
			])
			.forUpdate("installations")
			.executeTakeFirst();
		if (!row) throw serverErrors.not_found();
		const requested = permissionsOf(target?.record ?? row);
		const grants = change.grants
			? checkedGrants(change.grants, requested)
			: narrowedGrants(row.grants as Grant[], requested);
		await tx
			.updateTable("installations")
			.set({
				version: target?.record.version ?? row.version,
				enabled: change.enabled ?? row.enabled,
				auto_update: change.autoUpdate === undefined ? row.auto_update : change.autoUpdate,
				pinned: change.pinned ?? row.pinned,
				settings: JSON.stringify(change.settings ? mergedSettings(row.settings, change.settings) : row.settings),
				keybindings: JSON.stringify(mergedKeybindings(row.keybindings, change.keybindings ?? {})),
				grants: JSON.stringify(grants),
				updated_at: context.clock.now(),
			})
			.where("app_id", "=", owner.appId)
			.where("user_id", "=", owner.userId)
			.where("extension_id", "=", extensionId)
			.execute();
		if (change.holdBack !== undefined) await holdBack(tx, owner, extensionId, change.holdBack, context.clock.now());
		await context.outbox.write(tx, "installation.changed", { ...owner, extensionId });
	});
}
