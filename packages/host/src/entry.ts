import { type LiveGrants, type LiveSettings, liveGrants, liveSettings } from "@annex/capabilities/host";
import type { AnnexError } from "@annex/errors";
import { type Grant, type Manifest, narrowedGrant } from "@annex/manifest";
import type { Activation } from "./activate.ts";
import { type CallStatistics, callStatistics } from "./call-statistics.ts";
import type { MissedEvent } from "./event-wake.ts";
import type { HostExtensionState } from "./host.ts";
import type { HostProblem } from "./host-problem.ts";
import { readManifest } from "./read-manifest.ts";
import type { AvailableUpdate, InstallationChange, InstalledExtension } from "./registry.ts";
import type { Session } from "./session.ts";
import type { Trial } from "./trial.ts";

/** One installed extension inside the host: what the registry says of it and what it is doing. */
export interface Entry {
	readonly id: string;
	/** What the registry says, with what it does not know yet laid over it. */
	installed: InstalledExtension;
	/** As the registry listed it last. */
	listed: InstalledExtension;
	/** Absent when the record's manifest does not hold; then `problem` says why. */
	manifest: Manifest | undefined;
	/** Lives as long as the installation; every session asks it. */
	readonly grants: LiveGrants;
	/** Lives as long as the installation; the running copy mirrors it. */
	readonly settings: LiveSettings;
	/** What the registry has not taken in yet, kept in front of what it lists until it has. */
	unsaved: InstallationChange;
	/** While a new version proves itself. */
	trial: Trial | undefined;
	/** What the last check found. */
	update: AvailableUpdate | undefined;
	/** What was taken back here since the page was opened. */
	rolledBack: { readonly version: string; readonly why: HostProblem } | undefined;
	state: HostExtensionState;
	problem: HostProblem | undefined;
	session: Session | undefined;
	activation: Activation | undefined;
	/** When it crashed, on the host's clock; only those within the policy's window. */
	crashes: number[];
	/** Attempts to load it that failed in a row. */
	failedLoads: number;
	restart: { readonly at: number; readonly timer: unknown } | undefined;
	/** Events that woke it, or came while it was starting, until it asks for them. */
	missedEvents: readonly MissedEvent[];
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
		listed: installed,
		manifest: undefined,
		grants: liveGrants([]),
		settings: liveSettings(),
		unsaved: {},
		trial: undefined,
		update: undefined,
		rolledBack: undefined,
		state: "idle",
		problem: undefined,
		session: undefined,
		activation: undefined,
		crashes: [],
		failedLoads: 0,
		restart: undefined,
		missedEvents: [],
		statistics: callStatistics(),
		revision: 0,
		queue: Promise.resolve(),
	};
	describe(entry, installed);
	return entry;
}

/** Takes in what the registry says, without starting or stopping anything. */
export function describe(entry: Entry, installed: InstalledExtension): void {
	entry.listed = installed;
	const read = overlay(entry);
	entry.problem = "error" in read ? problemOf(read.error) : undefined;
}

/** Lays what the registry does not know yet over what it says. */
export function overlay(entry: Entry): ReturnType<typeof readManifest> {
	const { listed, unsaved, installed: here } = entry;
	const { enabled, grants, settings, keybindings, autoUpdate, pinned, version, holdBack } = unsaved;
	// Rolled back while the registry was out of reach: until it knows, what runs here is what was there before.
	const ahead = version !== undefined && version !== listed.version && version === here.version;
	const { record, requested, displayName, iconUrl } = ahead ? here : listed;
	entry.installed = {
		...listed,
		...{ version: record.version, record, requested, displayName, iconUrl },
		...(enabled === undefined ? {} : { enabled }),
		...(autoUpdate === undefined ? {} : { autoUpdate }),
		...(pinned === undefined ? {} : { pinned }),
		...(holdBack === undefined ? {} : { heldBack: [...new Set([...(listed.heldBack ?? []), holdBack])] }),
		settings: withoutNulls({ ...listed.settings, ...settings }),
		keybindings: withoutNulls({ ...listed.keybindings, ...keybindings }),
		grants: onlyRequested({ requested }, grants ?? listed.grants),
	};
	const read = readManifest(entry.installed);
	entry.manifest = "manifest" in read ? read.manifest : undefined;
	entry.grants.replace(entry.installed.grants);
	entry.settings.replace(entry.manifest?.contributes.settings ?? [], entry.installed.settings ?? {});
	return read;
}

/** A record whose `null` entries, which say "as it was at first", are gone. */
export function withoutNulls<T>(record: Readonly<Record<string, T | null>>): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Record<string, T>;
}

/** Nobody can be given what was not asked for, whatever a listing says; for network, no host that was not asked for. */
export function onlyRequested(
	installed: Pick<InstalledExtension, "requested">,
	grants: readonly Grant[],
): readonly Grant[] {
	return grants.flatMap((grant): readonly Grant[] => {
		const asked = installed.requested.find(({ permission }) => permission === grant.permission);
		if (asked === undefined) return [];
		return [narrowedGrant(grant, asked)];
	});
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
