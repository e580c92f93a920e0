import type { AnnexError } from "@annex/errors";
import type { HostContext } from "./context.ts";
import { type Entry, problemOf } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import { errors } from "./errors.ts";
import type { SessionFailure } from "./session.ts";

const LONGEST_WAIT_MS = 60_000;

/** A run ended badly: counts it, and either starts the extension again after a while or stops it for good. */
export function crashed(context: HostContext, entry: Entry, failure: SessionFailure, event: string): void {
	const { clock, policy } = context;
	const now = clock.now();
	entry.session = undefined;
	entry.crashes = [...entry.crashes.filter((at) => now - at < policy.crashWindowMs), now];
	entry.statistics.crashed();
	reportError(context, entry, { kind: failure.kind, message: failure.error.message });

	const times = entry.crashes.length;
	if (times >= policy.maxCrashes) {
		const { displayName } = entry.installed;
		entry.state = "crashed";
		const error = errors.extension_crashed_repeatedly(displayName, times, failure.error.message);
		entry.problem = problemOf(error);
		context.changed();
		context.failedForGood(entry, error);
		return;
	}
	startLater(context, entry, failure.error, event, policy.restartDelayMs * 2 ** (times - 1));
}

/** Nobody crashed: the files or the sandbox did not come. Tried again without an end, ever more slowly. */
export function retryLoading(context: HostContext, entry: Entry, error: AnnexError, event: string): void {
	const waitMs = Math.min(LONGEST_WAIT_MS, context.policy.restartDelayMs * 2 ** entry.failedLoads);
	entry.failedLoads += 1;
	startLater(context, entry, error, event, waitMs);
}

/** Forgets earlier crashes: the person wants to try again. */
export function forgiveCrashes(context: HostContext, entry: Entry): void {
	cancelRestart(context, entry);
	entry.crashes = [];
	entry.failedLoads = 0;
	if (entry.state === "crashed") {
		entry.state = "idle";
		entry.problem = undefined;
	}
}

export function cancelRestart(context: HostContext, entry: Entry): void {
	if (entry.restart === undefined) return;
	context.clock.clearTimeout(entry.restart.timer);
	entry.restart = undefined;
	if (entry.state === "restarting") entry.state = "idle";
}

function startLater(context: HostContext, entry: Entry, error: AnnexError, event: string, waitMs: number): void {
	const timer = context.clock.setTimeout(() => {
		entry.restart = undefined;
		entry.state = "idle";
		context.activate(entry, event).catch(() => {});
	}, waitMs);
	entry.restart = { at: context.clock.now() + waitMs, timer };
	entry.state = "restarting";
	entry.problem = problemOf(error);
	context.changed();
}
