import type { PublicationState } from "@annex/registry-api";
import { errors } from "./errors.ts";

/** Who moves a publication. An administrator may do whatever a moderator may. */
export type Actor = "system" | "author" | "moderator" | "administrator";

export type PublicationEvent =
	| "scan_passed"
	| "scan_blocked"
	| "approve"
	| "reject"
	| "flag"
	| "suspend"
	| "unsuspend"
	| "ban";

export interface Transition {
	readonly from: PublicationState;
	readonly event: PublicationEvent;
	readonly to: PublicationState;
	readonly by: readonly Actor[];
}

const moderators: readonly Actor[] = ["moderator", "administrator"];

/**
 * The whole life of a version, and of an extension from its first approval on; nothing else changes a state.
 * `rejected` and `banned` are final: a version is immutable, so the way back is another version.
 * Before the first approval an extension's state sums up its versions, see `summaryOf`.
 */
export const transitions: readonly Transition[] = [
	{ from: "draft", event: "scan_passed", to: "pending", by: ["system"] },
	{ from: "draft", event: "scan_blocked", to: "rejected", by: ["system"] },
	{ from: "pending", event: "approve", to: "published", by: moderators },
	{ from: "pending", event: "reject", to: "rejected", by: moderators },
	{ from: "published", event: "flag", to: "flagged", by: ["system", ...moderators] },
	{ from: "flagged", event: "approve", to: "published", by: moderators },
	{ from: "published", event: "suspend", to: "suspended", by: moderators },
	{ from: "flagged", event: "suspend", to: "suspended", by: moderators },
	{ from: "suspended", event: "unsuspend", to: "published", by: moderators },
	{ from: "published", event: "ban", to: "banned", by: ["administrator"] },
	{ from: "flagged", event: "ban", to: "banned", by: ["administrator"] },
	{ from: "suspended", event: "ban", to: "banned", by: ["administrator"] },
];

/** The state that follows. Throws `transition_refused` when the table has no such step for this actor. */
export function transition(from: PublicationState, event: PublicationEvent, by: Actor): PublicationState {
	const step = transitions.find((candidate) => candidate.from === from && candidate.event === event);
	if (!step?.by.includes(by)) throw errors.transition_refused(from, event);
	return step.to;
}

/**
 * States that everybody sees. A flagged one stays in sight while moderators look at it: reports alone, which strangers
 * can send, must not be able to take an extension away from its users.
 */
export const visibleStates = ["published", "flagged"] as const satisfies readonly PublicationState[];

export function isVisible(state: PublicationState): boolean {
	return (visibleStates as readonly PublicationState[]).includes(state);
}

/** The state of an extension that was never approved: what its most advanced version waits for. */
export function summaryOf(versions: readonly PublicationState[]): "draft" | "pending" | "rejected" {
	if (versions.includes("pending")) return "pending";
	return versions.includes("draft") ? "draft" : "rejected";
}
