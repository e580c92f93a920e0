import type { Context, Identity } from "../../context.ts";
import type { Tx } from "../../ports/database/port.ts";
import { memberRole } from "../accounts/publishers.ts";
import { followLatest, holdExtension, holdVersion, summariseUnapproved } from "../publication/publication-store.ts";
import { isVisible, type PublicationEvent, transition } from "../publication/transitions.ts";
import { errors } from "./errors.ts";

/** What a moderator decides. Every decision is kept for good, with who made it and why. */
export interface Review {
	/**
	 * Publishes a pending version, or clears a flagged one. Throws `not_found`, `transition_refused`, and `own_version`
	 * when the moderator belongs to its publisher (administrators may).
	 */
	approve(moderator: Identity, id: string, version: string): Promise<void>;
	/** Ends a pending version. Throws `not_found`, `transition_refused`, `own_version`. */
	reject(moderator: Identity, id: string, version: string, reason: string): Promise<void>;
	/** Takes a published extension out of sight and stops its running copies. Throws `not_found`, `transition_refused`. */
	suspend(moderator: Identity, id: string, reason: string): Promise<void>;
	/** Takes a suspension back. Throws `not_found`, `transition_refused`, `own_version`. */
	unsuspend(moderator: Identity, id: string): Promise<void>;
}

export function reviewOf(context: Context, changed: (id: string) => Promise<void>): Review {
	const { database, outbox, clock } = context;

	return {
		async approve(moderator, id, version) {
			await database.transaction(async (tx) => {
				const held = await holdVersion(tx, id, version);
				await refuseOwn(tx, moderator, held.publisher, held.submittedBy);
				const now = clock.now();
				await decideVersion(tx, {
					id,
					version,
					from: held.versionState,
					event: "approve",
					moderator,
					reason: null,
					now,
				});
				if (
					!isVisible(held.extensionState) &&
					held.extensionState !== "suspended" &&
					held.extensionState !== "banned"
				) {
					await tx
						.updateTable("extensions")
						.set({ state: transition(held.extensionState, "approve", actorOf(moderator)), published_at: now })
						.where("id", "=", id)
						.execute();
				}
				if (held.extensionState === "flagged") await clearFlag(tx, id, moderator);
				await followLatest(tx, id, now);
				await outbox.write(tx, "version.approved", { extensionId: id, version });
			});
			await changed(id);
		},
		async reject(moderator, id, version, reason) {
			await database.transaction(async (tx) => {
				const held = await holdVersion(tx, id, version);
				await refuseOwn(tx, moderator, held.publisher, held.submittedBy);
				const now = clock.now();
				await decideVersion(tx, { id, version, from: held.versionState, event: "reject", moderator, reason, now });
				await summariseUnapproved(tx, id, now);
				await outbox.write(tx, "version.rejected", { extensionId: id, version, reason });
			});
		},
		async suspend(moderator, id, reason) {
			await database.transaction(async (tx) => {
				await moveExtension(tx, { id, event: "suspend", moderator, reason, now: clock.now() });
				await outbox.write(tx, "extension.suspended", { extensionId: id, reason });
			});
			await changed(id);
		},
		async unsuspend(moderator, id) {
			await database.transaction(async (tx) => {
				const { publisher } = await holdExtension(tx, id);
				await refuseOwn(tx, moderator, publisher);
				await moveExtension(tx, { id, event: "unsuspend", moderator, reason: null, now: clock.now() });
				await outbox.write(tx, "extension.restored", { extensionId: id });
			});
			await changed(id);
		},
	};
}

function actorOf(moderator: Identity): "moderator" | "administrator" | "author" {
	return moderator.role === "user" ? "author" : moderator.role;
}

async function refuseOwn(tx: Tx, moderator: Identity, publisher: string, submittedBy?: string): Promise<void> {
	if (moderator.role === "administrator") return;
	if (submittedBy === moderator.id || (await memberRole(tx, publisher, moderator.id))) throw errors.own_version();
}

interface Decision {
	readonly id: string;
	readonly event: PublicationEvent;
	readonly moderator: Identity;
	readonly reason: string | null;
	readonly now: Date;
}

async function decideVersion(
	tx: Tx,
	decision: Decision & { version: string; from: Parameters<typeof transition>[0] },
): Promise<void> {
	const { id, version, event, moderator, reason, now } = decision;
	await tx
		.updateTable("versions")
		.set({
			state: transition(decision.from, event, actorOf(moderator)),
			reason,
			decided_by: moderator.id,
			decided_at: now,
		})
		.where("extension_id", "=", id)
		.where("version", "=", version)
		.execute();
	await record(tx, decision, version);
}

async function moveExtension(tx: Tx, decision: Decision): Promise<void> {
	const { state } = await holdExtension(tx, decision.id);
	await tx
		.updateTable("extensions")
		.set({
			state: transition(state, decision.event, actorOf(decision.moderator)),
			state_reason: decision.reason,
		})
		.where("id", "=", decision.id)
		.execute();
	await record(tx, decision, null);
}

/** An extension is flagged as long as one of its versions is. */
async function clearFlag(tx: Tx, id: string, moderator: Identity): Promise<void> {
	const flagged = await tx
		.selectFrom("versions")
		.select("version")
		.where("extension_id", "=", id)
		.where("state", "=", "flagged")
		.executeTakeFirst();
	if (flagged) return;
	await tx
		.updateTable("extensions")
		.set({ state: transition("flagged", "approve", actorOf(moderator)), state_reason: null })
		.where("id", "=", id)
		.execute();
}

async function record(tx: Tx, decision: Decision, version: string | null): Promise<void> {
	await tx
		.insertInto("decisions")
		.values({
			actor_id: decision.moderator.id,
			action: decision.event,
			extension_id: decision.id,
			version,
			reason: decision.reason,
			created_at: decision.now,
		})
		.execute();
}
