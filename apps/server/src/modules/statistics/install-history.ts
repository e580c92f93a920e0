import { sql } from "kysely";
import type { Db, Tx } from "../../ports/database/port.ts";

/** In the transaction of an installation. Only the first one is kept: whoever comes back is counted once. */
export async function rememberInstall(
	tx: Tx,
	owner: { appId: string; userId: string },
	extensionId: string,
	now: Date,
): Promise<void> {
	await tx
		.insertInto("install_history")
		.values({ app_id: owner.appId, user_id: owner.userId, extension_id: extensionId, installed_at: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Whether somebody has, or had, an extension installed in any app. */
export async function hasEverInstalled(db: Db | Tx, userId: string, extensionId: string): Promise<boolean> {
	const row = await db
		.selectFrom("install_history")
		.select("app_id")
		.where("user_id", "=", userId)
		.where("extension_id", "=", extensionId)
		.executeTakeFirst();
	return row !== undefined;
}

/** What an anonymous visitor has installed so far is the account's from then on; the earlier day counts. */
export async function mergeInstallHistory(from: string, to: string, tx: Tx): Promise<void> {
	await sql`
		insert into install_history (app_id, user_id, extension_id, installed_at)
		select app_id, ${to}, extension_id, installed_at from install_history where user_id = ${from}
		on conflict (extension_id, user_id, app_id) do update
			set installed_at = least(install_history.installed_at, excluded.installed_at)`.execute(tx);
	await tx.deleteFrom("install_history").where("user_id", "=", from).execute();
}
