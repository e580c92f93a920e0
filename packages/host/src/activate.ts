import { harmlessText } from "@annex/capabilities/host";
import { AnnexError } from "@annex/errors";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import { crashed, retryLoading } from "./crash-policy.ts";
import { type Entry, problemOf } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import { errors } from "./errors.ts";
import { loadProgram } from "./load-program.ts";
import { resumePanels } from "./panels.ts";
import { openSession, type Session } from "./session.ts";
import type { TracedStart } from "./trace.ts";
import { trialRuns } from "./trial.ts";

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
	const { clock } = context;
	const startedAt = clock.now();
	const deadline = startedAt + context.policy.activateDeadlineMs;
	entry.state = "activating";
	entry.problem = undefined;
	context.changed();
	const traced = context.trace.activation(entry.id, entry.installed.version, event);
	try {
		const session = await start(context, entry, event, { aborted, deadline, traced });
		entry.statistics.activated(clock.now() - startedAt);
		traced.ended();
		context.changed();
		return session;
	} catch (thrown) {
		traced.ended(thrown instanceof Error ? thrown.message : String(thrown));
		throw thrown;
	} finally {
		// What it did not ask for while it started it does not want.
		entry.missedEvents = [];
	}
}

interface Attempt {
	readonly aborted: AbortSignal;
	readonly deadline: number;
	readonly traced: TracedStart;
}

async function start(context: HostContext, entry: Entry, event: string, attempt: Attempt): Promise<Session> {
	const { clock } = context;
	const { aborted, deadline } = attempt;
	const opened = await open(context, entry, event, attempt);
	const abort = () => opened.end(aborted.reason);
	aborted.addEventListener("abort", abort, { once: true });
	try {
		await opened.capabilities.lifecycle.activate(
			{
				extension: { id: entry.id, version: entry.installed.version },
				platformVersion: context.platformVersion,
				activatedBy: event,
				appEvents: [...context.events.names],
				sharedEvents: entry.manifest?.contributes.events.map(({ name }) => name) ?? [],
			},
			{ deadlineMs: Math.max(1, deadline - clock.now()) },
		);
	} catch (thrown) {
		// Who aborted it also says what becomes of it.
		if (aborted.aborted) throw aborted.reason;
		throw await activateFailed(context, entry, opened, thrown, event);
	}
	aborted.removeEventListener("abort", abort);
	entry.session = opened;
	entry.state = "active";
	entry.failedLoads = 0;
	resumePanels(context, entry);
	trialRuns(context, entry);
	void opened.failed.then((failure) => {
		if (entry.session === opened) crashed(context, entry, failure, event);
	});
	return opened;
}

/** Loads the program and evaluates it in a sandbox. Nobody's `activate` has run when this fails. */
async function open(
	context: HostContext,
	entry: Entry,
	event: string,
	{ aborted, deadline, traced }: Attempt,
): Promise<Session> {
	const { clock, policy, engine } = context;
	const { displayName } = entry.installed;
	const late = new AbortController();
	const timer = clock.setTimeout(
		() => late.abort(errors.loading_failed(displayName, `it took more than ${policy.activateDeadlineMs / 1_000} s.`)),
		deadline - clock.now(),
	);
	const signal = AbortSignal.any([aborted, late.signal]);
	try {
		const program = await loadProgram(context, entry, signal);
		traced.loaded();
		const sandbox = await engine.start(program, { deadlineMs: Math.max(1, deadline - clock.now()), signal });
		if (signal.aborted) {
			sandbox.terminate(signal.reason);
			throw signal.reason;
		}
		traced.evaluated();
		return openSession(context, entry, sandbox);
	} catch (thrown) {
		if (aborted.aborted) throw aborted.reason;
		const cause = late.signal.aborted ? late.signal.reason : thrown;
		if (cause instanceof AnnexError && NOT_ITS_FAULT.has(cause.code)) {
			retryLoading(context, entry, cause, event);
			throw cause;
		}
		throw giveUp(context, entry, describe(displayName, cause));
	} finally {
		clock.clearTimeout(timer);
	}
}

const NOT_ITS_FAULT = new Set(["loading_failed", "sandbox_start_failed"]);

/** `activate` rejected, or its sandbox died under it. What the extension said is its own words, code and all. */
async function activateFailed(
	context: HostContext,
	entry: Entry,
	session: Session,
	thrown: unknown,
	event: string,
): Promise<AnnexError> {
	const failure = await Promise.race([session.failed, nothingYet()]);
	if (failure !== undefined) {
		crashed(context, entry, failure, event);
		return failure.error;
	}
	const { displayName } = entry.installed;
	const timedOut = thrown instanceof AnnexError && thrown.code === "deadline_exceeded";
	const seconds = context.policy.activateDeadlineMs / 1_000;
	const error = timedOut
		? errors.activation_failed(displayName, `it was not ready within ${seconds} seconds.`)
		: describe(displayName, thrown);
	session.end(error);
	return giveUp(context, entry, error, session.reportedActivation);
}

/** No restart: it would fail the same way. The person can ask for one. */
function giveUp(context: HostContext, entry: Entry, error: AnnexError, reported = false): AnnexError {
	entry.state = "crashed";
	entry.problem = problemOf(error);
	if (!reported) reportError(context, entry, { kind: "activation", message: error.message });
	context.changed();
	context.failedForGood(entry, error);
	return error;
}

function describe(name: string, thrown: unknown): AnnexError {
	if (!(thrown instanceof AnnexError)) return errors.activation_failed(name, "the host failed.", { cause: thrown });
	if (thrown.code === "record_invalid") return thrown;
	return errors.activation_failed(name, harmlessText(thrown.message, { max: 500, lines: "one" }), { cause: thrown });
}

async function nothingYet(): Promise<undefined> {
	await Promise.resolve();
	return undefined;
}
