import type { Grant, PermissionName, PermissionRequest, Setting, SettingValue } from "@annex/manifest";
import type { Clock } from "@annex/rpc";
import type { SandboxEngine } from "@annex/sandbox";
import type { HostPowers, PagePower } from "./powers.ts";
import type { HostRegistry } from "./registry.ts";

/**
 * The trusted half: installs, sandboxes, permits, meters and updates extensions.
 * Every function that takes an extension id rejects with `extension_not_installed` for one that is not there.
 */
export interface Host {
	/** Reads the installations, starts what asks for `onStartup`, and keeps in step with the registry. */
	start(): Promise<void>;
	/** Calls back after every change of the snapshot. Returns the way to stop. */
	subscribe(listener: () => void): () => void;
	/** Immutable; the same object until something changes, and unchanged parts keep their identity. */
	snapshot(): HostSnapshot;

	/** Installs and, if the manifest says `onStartup`, starts it. Grants beyond what is asked are refused. */
	install(extensionId: string, options: { version?: string; grants: readonly Grant[] }): Promise<void>;
	/** Says what another version would ask for that this one does not. Changes nothing. */
	planUpdate(extensionId: string, version: string): Promise<UpdatePlan>;
	/**
	 * Switches to another version, running copies included.
	 * Rejects with `consent_required` when that version asks for more and `grants` is absent.
	 */
	update(extensionId: string, version: string, options?: { grants?: readonly Grant[] }): Promise<void>;
	/** Disabling ends the running copy; enabling also forgives earlier crashes. */
	setEnabled(extensionId: string, enabled: boolean): Promise<void>;
	/** Replaces the grants. Takes effect in the running copy at once, before the registry has answered. */
	setGrants(extensionId: string, grants: readonly Grant[]): Promise<void>;
	/** Takes one permission back at once: pending calls that need it reject, late results are dropped. */
	revoke(extensionId: string, permission: PermissionName): Promise<void>;
	/**
	 * Changes settings that the manifest declares, `null` going back to the default. The running copy hears of it at once.
	 * Rejects with `setting_unknown` or `setting_invalid`, and when the registry cannot keep it; then nothing has changed.
	 */
	setSettings(extensionId: string, changes: Readonly<Record<string, SettingValue | null>>): Promise<void>;
	/** Starts an extension again after it was disabled for crashing. */
	restart(extensionId: string): Promise<void>;
	/** Ends it and removes it with its data. */
	uninstall(extensionId: string): Promise<void>;

	/**
	 * Runs a declared command (an `id` of `snapshot().commands`), activating its extension first.
	 * Rejects with why the extension does not run, or with what the command threw: its code and words are the
	 * extension's own, made harmless to show.
	 */
	executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown>;
	/** Sends an app event, declared in `HostOptions.appEvents`, to the extensions that listen for it. */
	publish(event: string, payload?: unknown): void;
	/** Compares with the registry now instead of at the next poll. */
	refresh(): Promise<void>;
	/** Ends everything at once. The host cannot be used afterwards. */
	dispose(): void;
}

export interface HostOptions {
	readonly registry: HostRegistry;
	readonly engine: SandboxEngine;
	readonly powers: HostPowers;
	/** The platform API that this app offers, for example `2.0.0`. */
	readonly platformVersion: string;
	readonly clock?: Clock;
	readonly policy?: Partial<HostPolicy>;
	/** Absent: the browser's own page where there is one. */
	readonly page?: PagePower;
	/** Events that the app may publish; a permission narrows who hears them. `platform:ready` is always among them. */
	readonly appEvents?: Readonly<Record<string, { readonly permission?: PermissionName }>>;
	/** Receives the console output and the uncaught errors of extensions. */
	readonly log?: (line: ExtensionLogLine) => void;
}

/** All times in milliseconds. */
export interface HostPolicy {
	/** Loading and `activate` together; default 10 000. */
	readonly activateDeadlineMs: number;
	/** What `deactivate` gets before the extension is ended; default 2 000. */
	readonly deactivateDeadlineMs: number;
	/** The first wait after a crash; it doubles with each one; default 1 000. */
	readonly restartDelayMs: number;
	/** So many crashes within the window disable the extension; default 3. */
	readonly maxCrashes: number;
	/** Default 300 000. */
	readonly crashWindowMs: number;
	/** How often the registry is asked; default 30 000. */
	readonly pollMs: number;
	/** Silence after which the snapshot says that an extension does not respond; default 3 000. */
	readonly lateMs: number;
	/** Silence after which it is ended and counted as crashed; default 10 000. */
	readonly unresponsiveMs: number;
}

export interface HostSnapshot {
	readonly status: "idle" | "starting" | "ready" | "disposed";
	/** Set while the registry is out of reach; extensions go on running. */
	readonly problem?: HostProblem;
	/** Sorted by display name. */
	readonly extensions: readonly HostExtension[];
	/** Commands of enabled extensions, sorted by title. */
	readonly commands: readonly HostCommand[];
}

/**
 * - `disabled`: switched off by the person
 * - `idle`: waits for an activation event
 * - `activating`, `active`, `stopping`
 * - `restarting`: crashed; starts again at `restartAt`
 * - `crashed`: ended for repeated crashes or a failed activation; `restart` or `setEnabled(…, true)` brings it back
 * - `blocked`: stopped by a moderator; `problem` says why
 * - `incompatible`: does not fit this platform or needs a capability that the app does not offer
 */
export type HostExtensionState =
	| "disabled"
	| "idle"
	| "activating"
	| "active"
	| "stopping"
	| "restarting"
	| "crashed"
	| "blocked"
	| "incompatible";

/** A sentence for people with its stable code. */
export interface HostProblem {
	readonly code: string;
	readonly message: string;
	/** What to do about it; may be empty. */
	readonly fix: string;
}

export interface HostExtension {
	readonly id: string;
	readonly version: string;
	readonly displayName: string;
	readonly publisher: string;
	readonly iconUrl: string | null;
	readonly enabled: boolean;
	readonly state: HostExtensionState;
	/** Why it does not run, or what went wrong last. */
	readonly problem?: HostProblem;
	/** While `restarting`: when, on the host's clock. */
	readonly restartAt?: number;
	readonly requested: readonly PermissionRequest[];
	readonly grants: readonly Grant[];
	readonly contributes: { readonly commands: readonly HostCommand[]; readonly settings: readonly HostSetting[] };
	readonly activity: HostActivity;
}

export interface HostCommand {
	/** `publisher.name/command`: what `executeCommand` takes; unique by construction. */
	readonly id: string;
	readonly extensionId: string;
	/** As the manifest declares it. */
	readonly command: string;
	readonly title: string;
	readonly category?: string;
}

/** One declared setting with what holds for it; in the order in which a form shows them. */
export interface HostSetting extends Setting {
	readonly value: SettingValue;
	/** Chosen rather than the default. */
	readonly chosen: boolean;
}

/** Figures since the host started; refreshed at most four times a second. */
export interface HostActivity {
	/** Calls from the extension, answered or not. */
	readonly calls: number;
	/** Calls refused for want of a grant. */
	readonly denied: number;
	/** Calls that ended in an error, denied ones not counted. */
	readonly failed: number;
	readonly lastDenied?: { readonly method: string; readonly permission: PermissionName; readonly at: number };
	/** Over the last 256 calls; `null` before the first. */
	readonly p50Ms: number | null;
	readonly p99Ms: number | null;
	/** How long the latest activation took. */
	readonly activationMs: number | null;
	readonly crashes: number;
}

export interface UpdatePlan {
	readonly version: string;
	readonly requested: readonly PermissionRequest[];
	/** What the current version does not ask for (for `network`: with hosts that it does not ask for). */
	readonly grown: readonly PermissionRequest[];
}

export interface ExtensionLogLine {
	readonly extensionId: string;
	readonly level: "debug" | "info" | "warn" | "error";
	/** Plain text, at most 2,000 characters. */
	readonly message: string;
}
