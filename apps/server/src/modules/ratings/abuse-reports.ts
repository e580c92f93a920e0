import type { AbuseReport, abuseReportBody } from "@annex/registry-api";
import type { z } from "zod";
import type { Context, Identity } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import type { Db } from "../../ports/database/port.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { visibleStates } from "../publication/transitions.ts";
import { errors } from "./errors.ts";

/** Lays a report on the moderators' desk. Throws `not_found`, and `report_open` while the user's last one lies there. */
export async function reportAbuse(
	context: Context,
	user: Identity,
	id: string,
	report: z.output<typeof abuseReportBody>,
): Promise<void> {
	const { db } = context.database;
	const extension = await db
		.selectFrom("extensions")
		.select("latest_version")
		.where("id", "=", id)
		.where("state", "in", [...visibleStates])
		.executeTakeFirst();
	if (!extension) throw serverErrors.not_found();
	// The index decides, so that of many sent at once one is kept.
	const kept = await db
		.insertInto("abuse_reports")
		.values({
			extension_id: id,
			user_id: user.id,
			version: extension.latest_version,
			reason: report.reason,
			body: storableText(report.text),
			created_at: context.clock.now(),
		})
		.onConflict((conflict) => conflict.columns(["extension_id", "user_id"]).where("closed_at", "is", null).doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) throw errors.report_open(id);
}

/** What nobody has dealt with, longest waiting first. */
export async function openReports(
	db: Db,
	page: { limit: number; offset: number },
): Promise<{ items: AbuseReport[]; total: number }> {
	const { total } = await db
		.selectFrom("abuse_reports")
		.where("closed_at", "is", null)
		.select(({ fn }) => fn.countAll<string>().as("total"))
		.executeTakeFirstOrThrow();
	const rows = await db
		.selectFrom("abuse_reports")
		.innerJoin("users", "users.id", "abuse_reports.user_id")
		.innerJoin("extensions", "extensions.id", "abuse_reports.extension_id")
		.where("closed_at", "is", null)
		.select([
			"abuse_reports.id",
			"extension_id",
			"display_name",
			"version",
			"username",
			"reason",
			"body",
			"abuse_reports.created_at",
		])
		.orderBy("abuse_reports.created_at")
		.orderBy("abuse_reports.id")
		.limit(page.limit)
		.offset(page.offset)
		.execute();
	return {
		total: Number(total),
		items: rows.map((row) => ({
			id: row.id,
			extensionId: row.extension_id,
			displayName: row.display_name,
			version: row.version,
			reporter: row.username ?? "",
			reason: row.reason,
			text: row.body,
			createdAt: row.created_at.toISOString(),
		})),
	};
}

/** Takes a report off the desk and keeps what was decided for good. Throws `not_found`, also for what is closed. */
export async function closeReport(context: Context, moderator: Identity, id: string, reason: string): Promise<void> {
	const now = context.clock.now();
	await context.database.transaction(async (tx) => {
		const closed = await tx
			.updateTable("abuse_reports")
			.set({ closed_at: now })
			.where("id", "=", id)
			.where("closed_at", "is", null)
			.returning(["extension_id", "version"])
			.executeTakeFirst();
		if (!closed) throw serverErrors.not_found();
		await tx
			.insertInto("decisions")
			.values({
				actor_id: moderator.id,
				action: "close_report",
				...closed,
				reason: storableText(reason),
				created_at: now,
			})
			.execute();
	});
}
