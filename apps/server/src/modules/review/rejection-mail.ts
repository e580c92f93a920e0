import type { Context } from "../../context.ts";

/** Tells the author why a version was turned down. The mail's id is the event's: however often it is delivered, one mail. */
export async function mailRejection(
	context: Context,
	event: { id: string; extensionId: string; version: string; reason: string },
): Promise<void> {
	const author = await context.database.db
		.selectFrom("versions")
		.innerJoin("users", "users.id", "versions.submitted_by")
		.select(["users.email", "users.name"])
		.where("extension_id", "=", event.extensionId)
		.where("version", "=", event.version)
		.executeTakeFirst();
	if (!author) return;
	await context.mail.send({
		id: `version.rejected:${event.id}`,
		to: author.email,
		subject: `${event.extensionId} ${event.version} was not approved`,
		text: [
			`Hello ${author.name},`,
			"",
			`version ${event.version} of ${event.extensionId} was not approved. The reason:`,
			"",
			event.reason,
			"",
			"A version never changes: mend what is said above, raise the version number and publish again.",
			`All findings: ${context.publicUrl()}/developer`,
			"",
		].join("\n"),
	});
}
