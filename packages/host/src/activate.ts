import { AnnexError } from "@annex/errors";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import { crashed, retryLoading } from "./crash-policy.ts";
import { type Entry, problemOf } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import { errors } from "./errors.ts";
import { loadProgram } from "./load-program.ts";
import { openSession, type Session } from "./session.ts";

/** An activation under way: everyone who asks for the extension meanwhile waits for the same one. */
export interface Activation {
	readonly result: Promise<Session>;
	/** Gives up, for `reason`. */
	abort(reason: AnnexError): void;
}

/**
 * Makes sure that the extension runs. `event` is the activation event that asked.
 * Rejects with why it does not run (`extension_disabled`, `extension_suspended`, `platform_incompatible`, …) or why it
 * failed (`activation_failed`, `extension_crashed`, `loading_failed`); the entry's state then says so too.
 */
export function activate(context: HostContext, entry: Entry, event: string): Promise<Session> {
	if (entry.session !== undefined && entry.state === "active") return Promise.resolve(entry.session);
	if (entry.activation !== undefined) return entry.activation.result;
	const refusal = refuseToStart(context, entry);
	if (refusal !== undefined) return Promise.reject(refusal);

	const controller = new AbortController();
	const activation: Activation = {
		result: run(context, entry, event, controller.signal).finally(() => {
			if (entry.activation === activation) entry.activation = undefined;
		}),
		abort: (reason) => controller.abort(reason),
	};
	entry.activation = activation;
	// Whoever waits hears of a failure; when nobody does, the state tells.
	activation.result.catch(() => {});
	return activation.result;
}

function refuseToStart(context: HostContext, entry: Entry): AnnexError | undefined {
	const { displayName } = entry.installed;
	const inTheWay = obstacle(context, entry);
	if (inTheWay !== undefined) return inTheWay.error ?? errors.extension_disabled(displayName);
	if (entry.state === "restarting") return errors.extension_restarting(displayName);
	if (entry.state === "stopping") return errors.extension_closed(displayName, "it is being stopped");
	if (entry.state === "crashed" && entry.problem) return new AnnexError({ status: 502, ...entry.problem });
	return undefined;
}

async function run(context: HostContext, entry: Entry, event: string, aborted: AbortSignal): Promise<Session> {
	const { clock, policy } = context;
	const startedAt = clock.now();
	entry.state = "activating";
	entry.problem = undefined;
	context.changed();

	let session: Session | undefined;
	try {
		const program = await loadProgram(context.registry, entry, aborted);
		aborted.throwIfAborted();
		const sandbox = await context.engine.start(program, { deadlineMs: policy.activateDeadlineMs, signal: aborted });
		const opened = openSession(context, entry, sandbox, event);
		session = opened;
		aborted.addEventListener("abort", () => opened.end(aborted.reason), { once: true });
		aborted.throwIfAborted();
		await opened.capabilities.lifecycle.activate(
			{
				extension: { id: entry.id, version: entry.installed.version },
				platformVersion: context.platformVersion,
				activatedBy: event,
				appEvents: [...context.events.names],
			},
			{ deadlineMs: policy.activateDeadlineMs },
		);
		aborted.throwIfAborted();
	} catch (thrown) {
		throw await failed(context, entry, session, thrown, { event, aborted });
	}
	entry.session = session;
	entry.state = "active";
	entry.failedLoads = 0;
	entry.statistics.activated(clock.now() - startedAt);
	context.changed();
	const running = session;
	void running.failed.then((failure) => {
		if (entry.session === running) crashed(context, entry, failure, event);
	});
	return running;
}

/** Puts the entry into the state that a failed activation leaves, and returns the error for those who waited. */
async function failed(
	context: HostContext,
	entry: Entry,
	session: Session | undefined,
	thrown: unknown,
	{ event, aborted }: { event: string; aborted: AbortSignal },
): Promise<AnnexError> {
	// Who aborted it also says what becomes of it.
	if (aborted.aborted) {
		session?.end(aborted.reason);
		return aborted.reason;
	}

	const { displayName } = entry.installed;
	const cause = thrown instanceof AnnexError ? thrown : errors.activation_failed(displayName, "the host failed.");
	if (LOADING.has(cause.code)) {
		session?.end(cause);
		retryLoading(context, entry, cause, event);
		return cause;
	}
	// The sandbox may have died under `activate`: the failure of the session is then the true cause.
	const failure = session === undefined ? undefined : await Promise.race([session.failed, nothingYet()]);
	if (failure !== undefined) {
		crashed(context, entry, failure, event);
		return failure.error;
	}
	const error = explain(displayName, cause, context.policy.activateDeadlineMs);
	session?.end(error);
	entry.state = "crashed";
	entry.problem = problemOf(error);
	// What `activate` threw was reported by the extension itself, with its stack.
	if (cause.code !== "extension_error") reportError(context, entry, { kind: "activation", message: error.message });
	context.changed();
	return error;
}

/** Not the extension's fault: tried again. */
const LOADING = new Set(["loading_failed", "sandbox_start_failed"]);

function explain(name: string, cause: AnnexError, deadlineMs: number): AnnexError {
	if (cause.code === "record_invalid" || cause.code === "activation_failed") return cause;
	if (cause.code !== "deadline_exceeded") return errors.activation_failed(name, cause.message);
	return errors.activation_failed(name, `it was not ready within ${deadlineMs / 1_000} seconds.`);
}

async function nothingYet(): Promise<undefined> {
	await Promise.resolve();
	return undefined;
}
