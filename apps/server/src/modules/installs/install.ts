import type { Grant } from "@annex/manifest";
import type { AppRecord, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { errors as catalogueErrors } from "../catalogue/errors.ts";
import { fits, lacking } from "../catalogue/platform.ts";
import { manifestOf, permissionsOf, type StoredVersion } from "../catalogue/version-record.ts";
import { rememberInstall } from "../statistics/install-history.ts";
import { checkedGrants } from "./grants.ts";

export interface Owner {
	readonly appId: string;
	readonly userId: string;
}

/**
 * The version to install with the grants that it may have: the one asked for, or the latest that fits.
 * Throws `not_found`, `platform_incompatible`, `grant_not_requested`.
 */
export async function planInstall(
	catalogue: Catalogue,
	app: AppRecord,
	wish: { extensionId: string; version?: string | undefined; grants: readonly Grant[] },
): Promise<{ stored: StoredVersion; grants: Grant[] }> {
	const stored =
		wish.version === undefined
			? await catalogue.latest(wish.extensionId, app)
			: await fittingVersion(catalogue, app, wish.extensionId, wish.version);
	return { stored, grants: checkedGrants(wish.grants, permissionsOf(stored.record)) };
}

/** A public version that runs in this app. Throws `not_found` and `platform_incompatible`. */
export async function fittingVersion(
	catalogue: Catalogue,
	app: AppRecord,
	id: string,
	version: string,
): Promise<StoredVersion> {
	const stored = await catalogue.version(id, version);
	const manifest = manifestOf(stored.record);
	if (!fits(manifest, app.capabilities)) {
		throw catalogueErrors.platform_incompatible(id, version, lacking(manifest, app));
	}
	return stored;
}

/** Installing what is installed already takes over version and grants; settings and data stay. */
export async function install(
	context: Context,
	owner: Owner,
	{ stored, grants }: { stored: StoredVersion; grants: readonly Grant[] },
): Promise<void> {
	const { extensionId, version } = stored.record;
	const now = context.clock.now();
	const chosen = { version, grants: JSON.stringify(grants), enabled: true, updated_at: now };
	await context.database.transaction(async (tx) => {
		await tx
			.insertInto("installations")
			.values({
				app_id: owner.appId,
				user_id: owner.userId,
				extension_id: extensionId,
				settings: "{}",
				installed_at: now,
				...chosen,
			})
			.onConflict((conflict) => conflict.columns(["app_id", "user_id", "extension_id"]).doUpdateSet(chosen))
			.execute();
		await rememberInstall(tx, owner, extensionId, now);
		await context.outbox.write(tx, "installation.changed", { ...owner, extensionId });
	});
}

/** Removes the installation, and with it settings, grants and data. Throws `not_found`. */
export async function uninstall(context: Context, owner: Owner, extensionId: string): Promise<void> {
	await context.database.transaction(async (tx) => {
		const removed = await tx
			.deleteFrom("installations")
			.where("app_id", "=", owner.appId)
			.where("user_id", "=", owner.userId)
			.where("extension_id", "=", extensionId)
			.executeTakeFirst();
		if (removed.numDeletedRows === 0n) throw serverErrors.not_found();
		await context.outbox.write(tx, "installation.changed", { ...owner, extensionId });
	});
}
