import { type LiveGrants, type LiveSettings, liveGrants, liveSettings } from "@annex/capabilities/host";
import type { AnnexError } from "@annex/errors";
import type { Grant, Manifest } from "@annex/manifest";
import type { Activation } from "./activate.ts";
import { type CallStatistics, callStatistics } from "./call-statistics.ts";
import type { HostExtensionState, HostProblem } from "./host.ts";
import { readManifest } from "./read-manifest.ts";
import type { InstalledExtension } from "./registry.ts";
import type { Session } from "./session.ts";

/** One installed extension inside the host: what the registry says of it and what it is doing. */
export interface Entry {
	readonly id: string;
	installed: InstalledExtension;
	/** Absent when the record's manifest does not hold; then `problem` says why. */
	manifest: Manifest | undefined;
	/** Lives as long as the installation; every session asks it. */
	readonly grants: LiveGrants;
	/** Lives as long as the installation; the running copy mirrors it. */
	readonly settings: LiveSettings;
	/** Grants the registry has not taken in yet, kept in front of what it lists until it has. */
	unsavedGrants: readonly Grant[] | undefined;
	/** The person switched it off and the registry does not know yet. */
	unsavedDisable: boolean;
	state: HostExtensionState;
	problem: HostProblem | undefined;
	session: Session | undefined;
	activation: Activation | undefined;
	/** When it crashed, on the host's clock; only those within the policy's window. */
	crashes: number[];
	/** Attempts to load it that failed in a row. */
	failedLoads: number;
	restart: { readonly at: number; readonly timer: unknown } | undefined;
	readonly statistics: CallStatistics;
	/** Grows with every local change, so that a listing asked for earlier is known to be older. */
	revision: number;
	/** The tail of the changes to this extension, which happen one after the other. */
	queue: Promise<void>;
}

export function openEntry(installed: InstalledExtension): Entry {
	const entry: Entry = {
		id: installed.extensionId,
		installed,
		manifest: undefined,
		grants: liveGrants([]),
		settings: liveSettings(),
		unsavedGrants: undefined,
		unsavedDisable: false,
		state: "idle",
		problem: undefined,
		session: undefined,
		activation: undefined,
		crashes: [],
		failedLoads: 0,
		restart: undefined,
		statistics: callStatistics(),
		revision: 0,
		queue: Promise.resolve(),
	};
	describe(entry, installed);
	return entry;
}

/** Takes in what the registry says, without starting or stopping anything. */
export function describe(entry: Entry, installed: InstalledExtension): void {
	entry.installed = entry.unsavedDisable ? { ...installed, enabled: false } : installed;
	const read = readManifest(installed);
	entry.manifest = "manifest" in read ? read.manifest : undefined;
	entry.problem = "error" in read ? problemOf(read.error) : undefined;
	entry.grants.replace(onlyRequested(installed, entry.unsavedGrants ?? installed.grants));
	entry.settings.replace(entry.manifest?.contributes.settings ?? [], installed.settings ?? {});
}

/** Nobody can be given what was not asked for, whatever a listing says. */
export function onlyRequested(installed: InstalledExtension, grants: readonly Grant[]): readonly Grant[] {
	const requested = new Set<string>(installed.requested.map(({ permission }) => permission));
	return grants.filter(({ permission }) => requested.has(permission));
}

export function problemOf(error: AnnexError): HostProblem {
	return { code: error.code, message: error.message, fix: error.fix };
}

/** Runs changes of one extension one after the other. A change that fails does not hold up the next. */
export function exclusive<T>(entry: Entry, change: () => Promise<T>): Promise<T> {
	entry.revision += 1;
	const result = entry.queue.then(change);
	const done = () => {
		entry.revision += 1;
	};
	entry.queue = result.then(done, done);
	return result;
}
