import { errors as serverErrors } from "../../errors.ts";
import type { Db, Tx } from "../../ports/database/port.ts";
import type { Owner } from "./install.ts";

/** Remembers that a version failed for this person: it is not offered again. Throws `not_found` for no version of it. */
export async function holdBack(tx: Tx, owner: Owner, extensionId: string, version: string, now: Date): Promise<void> {
	const exists = await tx
		.selectFrom("versions")
		.select("version")
		.where("extension_id", "=", extensionId)
		.where("version", "=", version)
		.executeTakeFirst();
	if (!exists) throw serverErrors.not_found();
	await tx
		.insertInto("held_back_versions")
		.values({ app_id: owner.appId, user_id: owner.userId, extension_id: extensionId, version, created_at: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The versions held back for a person, by extension. */
export async function heldBackVersions(
	db: Db,
	owner: Owner,
	extensionId?: string,
): Promise<ReadonlyMap<string, string[]>> {
	let query = db
		.selectFrom("held_back_versions")
		.select(["extension_id", "version"])
		.where("app_id", "=", owner.appId)
		.where("user_id", "=", owner.userId)
		.orderBy("created_at");
	if (extensionId !== undefined) query = query.where("extension_id", "=", extensionId);
	const found = new Map<string, string[]>();
	for (const row of await query.execute()) {
		const versions = found.get(row.extension_id);
		if (versions) versions.push(row.version);
		else found.set(row.extension_id, [row.version]);
	}
	return found;
}
