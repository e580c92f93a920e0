import { AnnexError } from "@annex/errors";
import type { PublishResult } from "@annex/registry-api";
import { errors as packageErrors } from "@annex/scanner";
import type { Context, Identity } from "../../context.ts";
import type { Db, Tx } from "../../ports/database/port.ts";
import { memberRole } from "../accounts/publishers.ts";
import { shownFields, summariseUnapproved } from "../publication/publication-store.ts";
import { errors } from "./errors.ts";
import type { PackageOutline, ReadPackage } from "./package-powers.ts";
import { offeredPermissions, permissionIssues } from "./permission-issues.ts";
import { versionStatusOf } from "./status.ts";

/**
 * Takes a package in and orders its scan. The same bytes again answer what became of them; of two that race for one
 * version exactly one wins. Throws `package_invalid`, `publisher_foreign`, `version_exists`, `extension_banned`.
 */
export async function publishVersion(
	context: Context,
	read: ReadPackage,
	options: { user: Identity; bytes: Uint8Array },
): Promise<PublishResult> {
	const contents = await read(options.bytes);
	const offered = offeredPermissions(await context.apps.all());
	const issues = permissionIssues(contents.permissions, offered);
	if (issues.length > 0) throw packageErrors.package_invalid(issues.length, { details: { issues } });
	await requireMember(context.database.db, contents.manifest.publisher, options.user.id);
	// The bytes come first: a version without its package must not exist, a package without its version does no harm.
	const digest = await context.blobs.put(options.bytes);
	if (digest !== contents.digest) {
		throw new AnnexError({ code: "internal_error", message: "The stored package has another digest." });
	}
	return await context.database.serializable((tx) => insertVersion(tx, context, contents, options.user));
}

async function insertVersion(
	tx: Tx,
	context: Context,
	contents: PackageOutline,
	user: Identity,
): Promise<PublishResult> {
	const { manifest, digest } = contents;
	const id = `${manifest.publisher}.${manifest.name}`;
	const now = context.clock.now();
	await requireMember(tx, manifest.publisher, user.id);
	const extension = await tx.selectFrom("extensions").select("state").where("id", "=", id).executeTakeFirst();
	const existing = await tx
		.selectFrom("versions")
		.select(["digest", "state"])
		.where("extension_id", "=", id)
		.where("version", "=", manifest.version)
		.executeTakeFirst();
	if (existing) {
		if (existing.digest !== digest) throw errors.version_exists(id, manifest.version);
		const status = versionStatusOf(existing.state, extension?.state);
		return { id, version: manifest.version, status, alreadyExisted: true };
	}
	if (extension?.state === "banned") throw errors.extension_banned(id);
	if (!extension) {
		await tx
			.insertInto("extensions")
			.values({
				id,
				publisher: manifest.publisher,
				name: manifest.name,
				...shownFields(manifest),
				state: "draft",
				created_at: now,
				updated_at: now,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
	// At this isolation a conflict with somebody else's row is a serialization failure: the whole is tried again and
	// then sees that row.
	await tx
		.insertInto("versions")
		.values({
			extension_id: id,
			version: manifest.version,
			digest,
			size: contents.size,
			manifest: JSON.stringify(manifest),
			files: JSON.stringify(contents.files.map(({ path, size, sha256 }) => ({ path, size, sha256 }))),
			modules: JSON.stringify(contents.modules),
			permissions: JSON.stringify(contents.permissions),
			pre_release: manifest.preRelease,
			state: "draft",
			submitted_by: user.id,
			submitted_at: now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await summariseUnapproved(tx, id, now);
	await context.outbox.write(tx, "version.submitted", { extensionId: id, version: manifest.version });
	return { id, version: manifest.version, status: "scanning", alreadyExisted: false };
}

async function requireMember(db: Db | Tx, publisher: string, userId: string): Promise<void> {
	const role = await memberRole(db, publisher, userId);
	if (role !== "owner" && role !== "author") throw errors.publisher_foreign(publisher);
}
