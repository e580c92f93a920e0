import type { AnnexError } from "@annex/errors";
import { compareVersions } from "@annex/manifest";
import { makeChange } from "./change.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { describe, type Entry, exclusive, problemOf } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import type { InstalledExtension } from "./registry.ts";
import { settle } from "./settle.ts";

/** The first minutes of a version: should it fail in them, the one before comes back by itself. */
export interface Trial {
	readonly before: InstalledExtension;
	/** Runs from the first time that the new version was active; absent until then. */
	timer?: unknown;
}

/** Begins a trial when the version has risen, here or elsewhere; ends the one of any other change. */
export function beginTrial(context: HostContext, entry: Entry, before: InstalledExtension): void {
	endTrial(context, entry);
	if (compareVersions(entry.installed.version, before.version) > 0) entry.trial = { before };
}

export function endTrial(context: HostContext, entry: Entry): void {
	if (entry.trial?.timer !== undefined) context.clock.clearTimeout(entry.trial.timer);
	entry.trial = undefined;
}

/** It has become active: from the first time on, it has so long to prove itself. */
export function trialRuns(context: HostContext, entry: Entry): void {
	const { trial } = entry;
	if (trial === undefined || trial.timer !== undefined) return;
	trial.timer = context.clock.setTimeout(() => {
		if (entry.trial !== trial) return;
		entry.trial = undefined;
		context.changed();
	}, context.policy.trialMs);
}

/**
 * It has failed for good: it could not start, or crashed too often. In its first minutes, that brings the version before
 * back, with the grants it had, and this one is not offered to the person again. Returns at once.
 */
export function failedForGood(context: HostContext, entry: Entry, why: AnnexError): void {
	const { trial } = entry;
	if (trial === undefined) return;
	endTrial(context, entry);
	const failed = entry.installed.version;
	const rolledBack = exclusive(entry, async () => {
		// Somebody may have chosen another version since.
		if (entry.installed.version !== failed) return false;
		reportError(context, entry, { kind: "rollback", message: why.message });
		const { before } = trial;
		await deactivate(context, entry, closedBecause(entry, `version ${failed} failed, and ${before.version} is back`));
		const listed = entry.listed;
		describe(entry, { ...before, enabled: listed.enabled, blocked: listed.blocked });
		try {
			await makeChange(context, entry, { version: before.version, grants: before.grants, holdBack: failed });
		} catch {
			// The registry wants none of it; the version that failed stays, stopped.
			describe(entry, listed);
			entry.state = "crashed";
			entry.problem = problemOf(why);
			context.changed();
			return false;
		}
		const heldBack = [...(entry.listed.heldBack ?? []).filter((version) => version !== failed), failed];
		describe(entry, { ...entry.listed, heldBack });
		entry.rolledBack = { version: failed, why: problemOf(why) };
		entry.update = undefined;
		forgiveCrashes(context, entry);
		settle(context, entry);
		return true;
	});
	rolledBack.then((back) => (back ? context.activate(entry, "onRollback") : undefined)).catch(() => {});
}
