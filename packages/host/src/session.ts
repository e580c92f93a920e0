import {
	type Capabilities,
	harmlessText,
	type LiveGrants,
	openCapabilities,
	openScope,
} from "@annex/capabilities/host";
import type { AnnexError } from "@annex/errors";
import { type Channel, openChannel } from "@annex/rpc";
import type { Sandbox } from "@annex/sandbox";
import type { HostContext } from "./context.ts";
import { type Entry, problemOf } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import { errors } from "./errors.ts";
import { takeMissed } from "./event-wake.ts";
import type { HostProblem } from "./host-problem.ts";
import { ownSettings } from "./settings.ts";

/** One run of an extension: its sandbox, its channel and what is served over it. */
export interface Session {
	readonly capabilities: Capabilities;
	/** Settles when the run ends without the host wanting it: crash, breach, unresponsive. Never rejects. */
	readonly failed: Promise<SessionFailure>;
	/** Whether the extension itself has reported why `activate` failed, with a stack that the host cannot know. */
	readonly reportedActivation: boolean;
	/** Ends it at once and frees everything it holds; pending calls reject with `reason`. Idempotent. */
	end(reason: AnnexError): void;
}

export interface SessionFailure {
	readonly kind: "crash" | "unresponsive";
	readonly error: AnnexError;
}

/** Opens the channel to a sandbox whose program has been evaluated. `activate` has not run yet. */
export function openSession(context: HostContext, entry: Entry, sandbox: Sandbox): Session {
	const { clock, powers, events } = context;
	const { displayName } = entry.installed;
	const identity = { id: entry.id, version: entry.installed.version, displayName };
	const stop = new AbortController();
	let reportedActivation = false;
	const ownTable = Object.assign({}, ...context.capabilities.map(({ table }) => table));
	const failed = Promise.withResolvers<SessionFailure>();

	const channel: Channel = openChannel({
		port: sandbox.port,
		side: "host",
		clock,
		gate: (entry.grants satisfies LiveGrants).gate,
		onCall(record) {
			entry.statistics.record(record, ownTable);
			context.trace.call(entry.id, record);
			context.figuresMoved();
		},
	});
	const scope = openScope({ channel, extension: identity, grants: entry.grants, clock, signal: stop.signal });
	const capabilities = openCapabilities(scope, {
		powers,
		events,
		ownEvents: {
			declared: entry.manifest?.contributes.events ?? [],
			missed: (name) => takeMissed(entry, name),
		},
		states: context.states,
		declaredState: entry.manifest?.contributes.state ?? [],
		settings: ownSettings(context, entry),
		declaredPanels: (entry.manifest?.contributes.panels ?? []).map(({ icon, when, ...panel }) => ({
			...panel,
			...(icon === undefined ? {} : { icon }),
			...(when === undefined ? {} : { when }),
		})),
		declaredItems: {
			statusBar: entry.manifest?.contributes.statusBar ?? [],
			toolbar: entry.manifest?.contributes.toolbar ?? [],
		},
		viewsChanged: () => context.changed(),
		declaredCommands: entry.manifest?.contributes.commands.map(({ id }) => id) ?? [],
		listener: {
			log: (level, message) => context.log({ extensionId: entry.id, level, message }),
			error({ kind, message, stack }) {
				context.log({ extensionId: entry.id, level: "error", message, ...(stack === "" ? {} : { stack }) });
				reportedActivation ||= kind === "activation";
				reportError(context, entry, { kind, message, stack });
			},
		},
	});
	for (const own of context.capabilities) own.open(scope);
	const stopWatching = context.watchdog.watch(channel, {
		late: () => sayProblem(problemOf(errors.extension_late(displayName))),
		recovered: () => sayProblem(undefined),
		dead: () => fail("unresponsive", errors.extension_unresponsive(displayName)),
	});

	function sayProblem(problem: HostProblem | undefined): void {
		// The ping of a closed channel settles too; then whoever closed it has said why.
		if (stop.signal.aborted) return;
		entry.problem = problem;
		context.changed();
	}

	function crash({ message }: AnnexError): void {
		if (stop.signal.aborted) return;
		// What a dying worker says may be its program's own words; the name in front is the host's to add.
		const why = harmlessText(message.replace(/^The extension crashed: /, ""), { max: 500, lines: "one" });
		fail("crash", errors.extension_crashed(displayName, why));
	}

	function fail(kind: SessionFailure["kind"], error: AnnexError): void {
		failed.resolve({ kind, error });
		end(error);
	}

	function end(reason: AnnexError): void {
		if (stop.signal.aborted) return;
		stop.abort(reason);
		stopWatching();
		channel.close(reason);
		sandbox.terminate(reason);
	}

	// Whichever comes first names the cause; after `end` both are echoes of it.
	void sandbox.exited.then(({ error }) => crash(error));
	void channel.closed.then(crash);

	return {
		capabilities,
		failed: failed.promise,
		get reportedActivation() {
			return reportedActivation;
		},
		end,
	};
}
