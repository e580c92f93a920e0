import type { Manifest } from "@annex/manifest";
import { sql } from "kysely";
import type { AppRecord, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Db, Tx } from "../../ports/database/port.ts";
import { errors } from "./errors.ts";
import type { Owner } from "./install.ts";
import { installedVersion } from "./installed-version.ts";

const MB = 1024 * 1024;
const DEFAULT_QUOTA_BYTES = 5 * MB;
const MAX_KEYS = 10_000;

/**
 * What one extension keeps for one person in one app. Every function throws `not_found` when it is not installed there.
 * Bytes are those of the key and of the value as JSON.
 */
export interface ExtensionStorage {
	/** Sorted. */
	keys(owner: Owner, app: AppRecord, id: string): Promise<{ keys: string[]; usedBytes: number; quotaBytes: number }>;
	/** Throws `not_found` for a key that was never set. */
	get(owner: Owner, id: string, key: string): Promise<unknown>;
	/** Throws `quota_exceeded`; the old value stays then. */
	set(owner: Owner, app: AppRecord, id: string, key: string, value: unknown): Promise<void>;
	/** Deleting a key that does not exist succeeds. */
	delete(owner: Owner, id: string, key: string): Promise<void>;
}

export function extensionStorage(context: Context): ExtensionStorage {
	const { database, clock } = context;

	const rows = (db: Db | Tx, owner: Owner, id: string) =>
		db
			.selectFrom("extension_storage")
			.where("app_id", "=", owner.appId)
			.where("user_id", "=", owner.userId)
			.where("extension_id", "=", id);

	return {
		async keys(owner, app, id) {
			const { manifest } = await requireInstalled(database.db, owner, id);
			const found = await rows(database.db, owner, id).select(["key", "bytes"]).orderBy("key").execute();
			return {
				keys: found.map((row) => row.key),
				usedBytes: found.reduce((sum, row) => sum + row.bytes, 0),
				quotaBytes: quotaOf(manifest, app),
			};
		},
		async get(owner, id, key) {
			const row = await rows(database.db, owner, id).where("key", "=", key).select("value").executeTakeFirst();
			if (!row) throw serverErrors.not_found();
			return row.value;
		},
		async set(owner, app, id, key, value) {
			const json = JSON.stringify(value);
			const bytes = Buffer.byteLength(json) + Buffer.byteLength(key);
			await database.transaction(async (tx) => {
				// The installation is held, so that two writes cannot both fit into the same last bytes.
				const { manifest } = await requireInstalled(tx, owner, id, "hold");
				const others = await rows(tx, owner, id)
					.where("key", "!=", key)
					.select(({ fn }) => [sql<string>`coalesce(sum(bytes), 0)`.as("bytes"), fn.countAll<string>().as("keys")])
					.executeTakeFirstOrThrow();
				const quota = quotaOf(manifest, app);
				if (Number(others.bytes) + bytes > quota) throw errors.quota_exceeded(quota, "bytes");
				if (Number(others.keys) >= MAX_KEYS) throw errors.quota_exceeded(MAX_KEYS, "keys");
				const kept = { value: json, bytes, updated_at: clock.now() };
				await tx
					.insertInto("extension_storage")
					.values({ app_id: owner.appId, user_id: owner.userId, extension_id: id, key, ...kept })
					.onConflict((conflict) => conflict.columns(["app_id", "user_id", "extension_id", "key"]).doUpdateSet(kept))
					.execute();
			});
		},
		async delete(owner, id, key) {
			await requireInstalled(database.db, owner, id);
			await database.db
				.deleteFrom("extension_storage")
				.where("app_id", "=", owner.appId)
				.where("user_id", "=", owner.userId)
				.where("extension_id", "=", id)
				.where("key", "=", key)
				.execute();
		},
	};
}

async function requireInstalled(db: Db | Tx, owner: Owner, id: string, hold?: "hold"): Promise<{ manifest: Manifest }> {
	let query = installedVersion(db, owner, id).select("manifest");
	if (hold) query = query.forUpdate("installations");
	const row = await query.executeTakeFirst();
	if (!row) throw serverErrors.not_found();
	return { manifest: row.manifest as unknown as Manifest };
}

/** What the manifest asks for, within what the app allows. */
function quotaOf(manifest: Manifest, app: AppRecord): number {
	const asked = manifest.limits?.storageMB === undefined ? DEFAULT_QUOTA_BYTES : manifest.limits.storageMB * MB;
	return Math.min(asked, app.policy.storageQuotaBytes);
}
