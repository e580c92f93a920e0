import type { errorReport } from "@annex/registry-api";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Tx } from "../../ports/database/port.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { holdVersion } from "../publication/publication-store.ts";
import { transition } from "../publication/transitions.ts";

const HOUR_MS = 60 * 60_000;
/** More people than this within an hour, and a moderator is asked to look. */
const MANY_REPORTERS = 100;

/**
 * Keeps the report of an extension that the reporter has installed, and flags the version for review when many report it.
 * Throws `not_found` for what is not installed.
 */
export async function reportError(
	context: Context,
	reporter: { appId: string; userId: string },
	report: z.output<typeof errorReport>,
): Promise<void> {
	const { extensionId, version } = report;
	const now = context.clock.now();
	await context.database.transaction(async (tx) => {
		const row = await tx
			.selectFrom("installations")
			.innerJoin("versions", "versions.extension_id", "installations.extension_id")
			.innerJoin("extensions", "extensions.id", "installations.extension_id")
			.where("app_id", "=", reporter.appId)
			.where("user_id", "=", reporter.userId)
			.where("installations.extension_id", "=", extensionId)
			// Not only the installed one: an update may overtake the report of what ran before it.
			.where("versions.version", "=", version)
			.select(["versions.state", "versions.decided_at"])
			.executeTakeFirst();
		if (!row) throw serverErrors.not_found();
		await tx
			.insertInto("error_reports")
			.values({
				app_id: reporter.appId,
				user_id: reporter.userId,
				extension_id: extensionId,
				version,
				kind: report.kind,
				message: storableText(report.message),
				stack: report.stack === undefined ? null : storableText(report.stack),
				created_at: now,
			})
			.execute();
		if (row.state !== "published") return;
		// What a moderator has cleared counts anew from then on.
		const since = new Date(Math.max(now.getTime() - HOUR_MS, row.decided_at?.getTime() ?? 0));
		const reporters = await reportersSince(tx, extensionId, since);
		if (reporters > MANY_REPORTERS) await flag(tx, { extensionId, version, reporters });
	});
}

async function reportersSince(tx: Tx, extensionId: string, since: Date): Promise<number> {
	const { reporters } = await tx
		.selectFrom("error_reports")
		.select(({ fn }) => fn.count<string>("user_id").distinct().as("reporters"))
		.where("extension_id", "=", extensionId)
		.where("created_at", ">=", since)
		.executeTakeFirstOrThrow();
	return Number(reporters);
}

async function flag(tx: Tx, options: { extensionId: string; version: string; reporters: number }): Promise<void> {
	const { extensionId, version } = options;
	const held = await holdVersion(tx, extensionId, version);
	if (held.versionState !== "published") return;
	const reason = `${options.reporters} people reported errors within an hour.`;
	await tx
		.updateTable("versions")
		.set({ state: transition(held.versionState, "flag", "system"), reason })
		.where("extension_id", "=", extensionId)
		.where("version", "=", version)
		.execute();
	if (held.extensionState !== "published") return;
	await tx
		.updateTable("extensions")
		.set({ state: transition(held.extensionState, "flag", "system"), state_reason: reason })
		.where("id", "=", extensionId)
		.execute();
}
