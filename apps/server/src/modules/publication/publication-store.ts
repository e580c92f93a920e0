import { compareVersions, latestOf, type Manifest } from "@annex/manifest";
import type { PublicationState } from "@annex/registry-api";
import { errors as serverErrors } from "../../errors.ts";
import type { Tx } from "../../ports/database/port.ts";
import { summaryOf, visibleStates } from "./transitions.ts";

/** Both rows of a publication, held until the transaction ends. */
export interface HeldVersion {
	readonly extensionState: PublicationState;
	readonly versionState: PublicationState;
	readonly publisher: string;
	readonly submittedBy: string;
	readonly digest: string;
}

/** Everyone takes the extension first, then the version: one order, no deadlock. Throws `not_found`. */
export async function holdVersion(tx: Tx, extensionId: string, version: string): Promise<HeldVersion> {
	const extension = await holdExtension(tx, extensionId);
	const row = await tx
		.selectFrom("versions")
		.select(["state", "submitted_by", "digest"])
		.where("extension_id", "=", extensionId)
		.where("version", "=", version)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw serverErrors.not_found();
	return {
		extensionState: extension.state,
		publisher: extension.publisher,
		versionState: row.state,
		submittedBy: row.submitted_by,
		digest: row.digest,
	};
}

export async function holdExtension(tx: Tx, id: string): Promise<{ state: PublicationState; publisher: string }> {
	const row = await tx
		.selectFrom("extensions")
		.select(["state", "publisher"])
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw serverErrors.not_found();
	return row;
}

/** Until its first approval an extension's state sums up its versions; later this changes nothing. */
export async function summariseUnapproved(tx: Tx, id: string, now: Date): Promise<void> {
	const versions = await tx.selectFrom("versions").select("state").where("extension_id", "=", id).execute();
	await tx
		.updateTable("extensions")
		.set({ state: summaryOf(versions.map((version) => version.state)), updated_at: now })
		.where("id", "=", id)
		.where("state", "in", ["draft", "pending", "rejected"])
		.execute();
}

/** Lets the shown fields follow the highest published, stable version. */
export async function followLatest(tx: Tx, id: string, now: Date): Promise<void> {
	const versions = await tx
		.selectFrom("versions")
		.select(["version", "pre_release"])
		.where("extension_id", "=", id)
		.where("state", "in", [...visibleStates])
		.execute();
	const latest = latestOf(versions.map(({ version, pre_release }) => ({ version, preRelease: pre_release })));
	const shown = latest ?? versions.toSorted((a, b) => compareVersions(b.version, a.version))[0];
	if (!shown) return;
	const { manifest } = await tx
		.selectFrom("versions")
		.select("manifest")
		.where("extension_id", "=", id)
		.where("version", "=", shown.version)
		.executeTakeFirstOrThrow();
	await tx
		.updateTable("extensions")
		.set({ ...shownFields(manifest as unknown as Manifest), latest_version: latest?.version ?? null, updated_at: now })
		.where("id", "=", id)
		.execute();
}

export function shownFields(manifest: Pick<Manifest, "displayName" | "description" | "category" | "tags">) {
	return {
		display_name: manifest.displayName,
		description: manifest.description,
		category: manifest.category,
		tags: [...manifest.tags],
	};
}
