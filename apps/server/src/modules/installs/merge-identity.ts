import { sql } from "kysely";
import type { Outbox } from "../../outbox/outbox.ts";
import type { Tx } from "../../ports/database/port.ts";

/**
 * Moves what an anonymous visitor installed to the account he signs in to. Where the account has the extension already,
 * its own installation and data win whole: half of one state and half of another would be neither.
 */
export async function mergeInstallations(outbox: Outbox, from: string, to: string, tx: Tx): Promise<void> {
	// Copied and then removed rather than renamed: the key of an installation is what its data hangs on.
	const moved = await sql<{ app_id: string; extension_id: string }>`
		insert into installations
			(app_id, user_id, extension_id, version, enabled, settings, keybindings, grants, auto_update, pinned,
			installed_at, updated_at)
		select
			app_id, ${to}, extension_id, version, enabled, settings, keybindings, grants, auto_update, pinned,
			installed_at, updated_at
		from installations where user_id = ${from}
		on conflict (app_id, user_id, extension_id) do nothing
		returning app_id, extension_id`.execute(tx);
	for (const { app_id, extension_id } of moved.rows) {
		await sql`
			insert into extension_storage (app_id, user_id, extension_id, key, value, bytes, updated_at)
			select app_id, ${to}, extension_id, key, value, bytes, updated_at from extension_storage
			where user_id = ${from} and app_id = ${app_id} and extension_id = ${extension_id}`.execute(tx);
		await sql`
			insert into held_back_versions (app_id, user_id, extension_id, version, created_at)
			select app_id, ${to}, extension_id, version, created_at from held_back_versions
			where user_id = ${from} and app_id = ${app_id} and extension_id = ${extension_id}`.execute(tx);
	}
	const left = await tx
		.deleteFrom("installations")
		.where("user_id", "=", from)
		.returning(["app_id", "extension_id"])
		.execute();
	for (const { app_id, extension_id } of left) {
		await outbox.write(tx, "installation.changed", { appId: app_id, userId: to, extensionId: extension_id });
	}
}
