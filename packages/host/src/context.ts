import type { AppCapability, AppEvents, SharedStates } from "@annex/capabilities/host";
import type { AnnexError } from "@annex/errors";
import type { Clock } from "@annex/rpc";
import type { SandboxEngine, Watchdog } from "@annex/sandbox";
import type { Bundles } from "./bundles.ts";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";
import type { ExtensionLogLine, HostPolicy } from "./host.ts";
import type { OfflinePower } from "./offline-power.ts";
import type { HostPowers, PagePower } from "./powers.ts";
import type { HostRegistry } from "./registry.ts";
import type { TabsPower } from "./tabs-power.ts";
import type { Trace } from "./trace.ts";

/** What every part of the host works with. */
export interface HostContext {
	readonly registry: HostRegistry;
	readonly engine: SandboxEngine;
	readonly powers: HostPowers;
	/** What the app adds of its own. */
	readonly capabilities: readonly AppCapability[];
	readonly platformVersion: string;
	/** Fetches the shim for extensions of version 1; absent when the app carries none. */
	readonly platformApi1?: (displayName: string) => Promise<Uint8Array>;
	readonly clock: Clock;
	readonly policy: HostPolicy;
	readonly page: PagePower;
	/** One for all sessions: who is late alone is to blame, who is late together is not. */
	readonly watchdog: Watchdog;
	readonly events: AppEvents;
	readonly states: SharedStates;
	readonly log: (line: ExtensionLogLine) => void;
	readonly trace: Trace;
	readonly entries: Map<string, Entry>;
	/** Uninstalled here while the registry was out of reach, which still lists them. */
	readonly removals: Set<string>;
	/** Panels (`publisher.name/panel`) that somebody looks at, each with how many views show it. */
	readonly viewers: Map<string, number>;
	/** Aborts when the host is disposed of. */
	readonly lifetime: AbortSignal;
	/** Starts an extension, for parts that activation itself depends on. */
	activate(entry: Entry, event: string): Promise<unknown>;
	/** The snapshot is out of date. */
	changed(): void;
	/** Figures moved; the snapshot follows within a quarter of a second. */
	figuresMoved(): void;
	readonly bundles: Bundles;
	readonly offline: OfflinePower | undefined;
	readonly tabs: TabsPower;
	/** Whether what says nothing of its own is updated without asking. */
	automaticUpdates(): boolean;
	/** It failed for good: a version in its first minutes goes back to the one before. */
	failedForGood(entry: Entry, why: AnnexError): void;
	/** The registry was out of reach for a change: it is kept here, and the other tabs are told. */
	changedOffline(): void;
	/** What is installed is what the registry says. */
	synchronised(): void;
	/** Reads the registry; resolves when the listing that was asked for after this call is taken in. */
	refresh(): Promise<void>;
}

export const defaultPolicy: HostPolicy = {
	activateDeadlineMs: 10_000,
	deactivateDeadlineMs: 2_000,
	restartDelayMs: 1_000,
	maxCrashes: 3,
	crashWindowMs: 5 * 60_000,
	pollMs: 30_000,
	trialMs: 5 * 60_000,
	updateCheckMs: 60 * 60_000,
	lateMs: 3_000,
	unresponsiveMs: 10_000,
};

/** @throws `extension_not_installed` */
export function entryOf(context: HostContext, id: string): Entry {
	const entry = context.entries.get(id);
	if (entry === undefined) throw errors.extension_not_installed(id);
	return entry;
}

/** Why an extension ended that nobody accuses of anything. */
export function closedBecause(entry: Entry, why: string): AnnexError {
	return errors.extension_closed(entry.installed.displayName, why);
}
