import type { AppCapability, SeenState } from "@annex/capabilities/host";
import type { Grant, PermissionName, PermissionRequest, SettingValue } from "@annex/manifest";
import type { Clock } from "@annex/rpc";
import type { SandboxEngine } from "@annex/sandbox";
import type {
	HostCommand,
	HostKeybinding,
	HostMenuItem,
	HostPanel,
	HostSetting,
	HostStatusItem,
	HostTheme,
	HostToolbarItem,
	OpenPanel,
} from "./host-contributions.ts";
import type { HostProblem } from "./host-problem.ts";
import type { OfflinePower } from "./offline-power.ts";
import type { HostPowers, PagePower } from "./powers.ts";
import type { AvailableUpdate, HostRegistry } from "./registry.ts";
import type { TabsPower } from "./tabs-power.ts";

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
	 * Switches to another published version, older ones included. It is downloaded and checked beside the running one,
	 * which then is ended before the new one starts. When a newer one cannot start, or crashes three times in its first
	 * minutes, the one before comes back by itself, and `rolledBack` says so.
	 * Rejects with `consent_required` when that version asks for more and `grants` is absent.
	 */
	update(
		extensionId: string,
		version: string,
		options?: { grants?: readonly Grant[]; pinned?: boolean },
	): Promise<void>;
	/** Says how it is kept up to date: at its version (`pinned`), by asking or by itself (`null` = the app's default). */
	setUpkeep(extensionId: string, upkeep: { pinned?: boolean; autoUpdate?: "ask" | "automatic" | null }): Promise<void>;
	/** Looks for updates now; those that are automatic and ask for nothing more are in when it resolves. */
	checkForUpdates(): Promise<void>;
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
	/**
	 * Chooses the shortcut of a declared command (`wordCount.show`), `""` for none and `null` for the extension's own again.
	 * Kept with the installation. Rejects with `command_unknown`, `shortcut_invalid` or `shortcut_reserved`.
	 */
	setKeybinding(extensionId: string, command: string, keys: string | null): Promise<void>;
	/** Starts an extension again after it was disabled for crashing. */
	restart(extensionId: string): Promise<void>;
	/** Ends it and removes it with its data; without the registry it is gone here at once, and there when it answers. */
	uninstall(extensionId: string): Promise<void>;

	/**
	 * Runs a program that nobody published, in the same sandbox behind the same permissions, in this page only; again
	 * with the same id, swaps it in place and keeps its grants. Until it is taken away it stands in the place of an
	 * installed extension of its id. Starting is for its activation events; one that ran or failed is started anew.
	 * Rejects with `manifest_invalid`, and with `consent_required` (`details.grown`) when `grants` is absent and it is
	 * new or asks for more than it did.
	 */
	sideload(program: SideloadedProgram, options?: { grants?: readonly Grant[] }): Promise<void>;
	/** Takes a side-loaded program away; rejects with `not_sideloaded` for any other extension. */
	unload(extensionId: string): Promise<void>;
	/**
	 * From here on `snapshot().trace` is there, until the returned function is called. Costs a little for every call of
	 * every extension, so only developer tools that are open should ask for it.
	 */
	trace(): () => void;

	/**
	 * Runs a declared command (an `id` of `snapshot().commands`), activating its extension first.
	 * Rejects with why the extension does not run, or with what the command threw: its code and words are the
	 * extension's own, made harmless to show.
	 */
	executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown>;
	/**
	 * Shows a panel (an `id` of `snapshot().panels`) until `close`: its extension is started if it does not run, and fills
	 * it. What it holds is in `tree()`, which is another object whenever the extension starts anew; subscribe to hear.
	 * @throws `panel_unknown`
	 */
	openPanel(id: string): OpenPanel;
	/** Sends an app event, declared in `HostOptions.appEvents`, to the extensions that listen for it. */
	publish(event: string, payload?: unknown): void;
	/** A value that an extension shows (`publisher.name:value`); the app may read all of them. */
	readState(name: string): SeenState;
	/** Calls back after every change of such a value, and when its owner stops. Returns the way to stop. */
	observeState(name: string, listener: () => void): () => void;
	/**
	 * Somebody else sits here now: ends at once what runs, also what they have installed too, forgets what was not saved and
	 * what is kept for running without the registry, then reads theirs.
	 */
	identityChanged(): Promise<void>;
	/** Compares with the registry now instead of at the next poll. */
	refresh(): Promise<void>;
	/** Ends everything at once. The host cannot be used afterwards. */
	dispose(): void;
}

export interface HostOptions {
	readonly registry: HostRegistry;
	readonly engine: SandboxEngine;
	readonly powers: HostPowers;
	/** What this app adds of its own, made by `appCapability`. */
	readonly capabilities?: readonly AppCapability[];
	/** The platform API that this app offers, for example `2.0.0`. */
	readonly platformVersion: string;
	/**
	 * Fetches Platform API 1, the module that extensions of version 1 run on: `registry.platform.api1()` of the registry's
	 * client, or what `bundlePlatformApi1` of `@annex/sdk/bundle-runtime` made. Asked at most once; absent: such
	 * extensions are `platform_incompatible`.
	 */
	readonly platformApi1?: () => Promise<Uint8Array>;
	readonly clock?: Clock;
	readonly policy?: Partial<HostPolicy>;
	/** Absent: the browser's own page where there is one. */
	readonly page?: PagePower;
	/** Events that the app may publish; a permission narrows who hears them. `platform:ready` is always among them. */
	readonly appEvents?: Readonly<Record<string, { readonly permission?: PermissionName }>>;
	/** Absent: nothing outlives the page, and without the registry nothing new starts. */
	readonly offline?: OfflinePower;
	/** Absent: the browser's own tabs where there are any. */
	readonly tabs?: TabsPower;
	/** Whether an extension that is set to neither is updated without asking; asked at each check. Default: no. */
	readonly automaticUpdates?: () => boolean;
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
	/** How long a new version is on trial once it has started; default 300 000. */
	readonly trialMs: number;
	/** How often updates are looked for; default 3 600 000. */
	readonly updateCheckMs: number;
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
	/** Themes of enabled extensions that can be read here, sorted by label; empty where the app lends none. */
	readonly themes: readonly HostTheme[];
	/** Shortcuts of enabled extensions; the one that wins before those that it wins over. Empty without the power. */
	readonly keybindings: readonly HostKeybinding[];
	/** Items of the menus that the app draws, in their order. Empty without the power. */
	readonly menus: readonly HostMenuItem[];
	/** Panels of enabled extensions that the app has a place for, by the names of the extensions. */
	readonly panels: readonly HostPanel[];
	/** Left ones first, each side from the outside in. */
	readonly statusBar: readonly HostStatusItem[];
	/** By the names of the extensions. */
	readonly toolbar: readonly HostToolbarItem[];
	/** While somebody traces. */
	readonly trace?: HostTrace;
}

/** A program as its author's machine has it. */
export interface SideloadedProgram {
	/** As in `manifest.json`; parsed by the host. */
	readonly manifest: Readonly<Record<string, unknown>>;
	/** The main script and what it imports, leaf first. */
	readonly files: readonly { readonly path: string; readonly source: Uint8Array }[];
}

/** Oldest first; the latest 500 calls, 300 lines and 100 activations. Times are on the host's clock. */
export interface HostTrace {
	readonly calls: readonly TracedCall[];
	readonly lines: readonly TracedLine[];
	readonly activations: readonly TracedActivation[];
}

/** One call over the boundary: `in` from the extension, `out` into it. */
export interface TracedCall {
	readonly id: string;
	readonly extensionId: string;
	readonly method: string;
	readonly direction: "in" | "out";
	readonly at: number;
	readonly durationMs: number;
	readonly outcome: "ok" | "error" | "refused" | "cancelled" | "expired";
	readonly code?: string;
	/** It took more than a second. */
	readonly slow: boolean;
}

export interface TracedLine extends ExtensionLogLine {
	readonly id: string;
	readonly at: number;
}

/** Milliseconds count from `at`; absent = it has not got there. */
export interface TracedActivation {
	readonly id: string;
	readonly extensionId: string;
	readonly version: string;
	readonly event: string;
	readonly at: number;
	readonly loadedMs?: number;
	readonly evaluatedMs?: number;
	readonly endedMs?: number;
	/** Why it failed. */
	readonly problem?: string;
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

export interface HostExtension {
	readonly id: string;
	readonly version: string;
	readonly displayName: string;
	readonly publisher: string;
	readonly iconUrl: string | null;
	readonly enabled: boolean;
	/** Side-loaded: nobody has published or reviewed what runs, and it is gone with the page. */
	readonly development?: true;
	readonly state: HostExtensionState;
	/** Why it does not run, or what went wrong last. */
	readonly problem?: HostProblem;
	/** While `restarting`: when, on the host's clock. */
	readonly restartAt?: number;
	readonly requested: readonly PermissionRequest[];
	readonly grants: readonly Grant[];
	/** A newer version that the last check found. */
	readonly update?: AvailableUpdate;
	readonly pinned: boolean;
	/** `null`: as the app does by default. */
	readonly autoUpdate: "ask" | "automatic" | null;
	/** Versions that failed here, which are not offered again. */
	readonly heldBack: readonly string[];
	/** A new version failed and this one came back by itself, since the page was opened. */
	readonly rolledBack?: { readonly version: string; readonly why: HostProblem };
	/** Something was decided that the registry does not know yet; it is told when it answers. */
	readonly unsaved?: true;
	readonly contributes: {
		readonly commands: readonly HostCommand[];
		readonly settings: readonly HostSetting[];
		readonly themes: readonly HostTheme[];
		readonly panels: readonly HostPanel[];
	};
	readonly activity: HostActivity;
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
	/** Of an uncaught error: the extension's own frames, at most 8,000 characters. */
	readonly stack?: string;
}
