import type { Grant, PermissionRequest, SettingValue } from "@annex/manifest";

/** One version as the registry describes it: what to load, with a digest per file, and what it asks for. */
export interface VersionRecord {
	readonly extensionId: string;
	readonly version: string;
	/** The manifest with defaults filled in; parsed again by the host. */
	readonly manifest: Readonly<Record<string, unknown>>;
	readonly permissions: readonly PermissionRequest[];
	readonly filesUrl: string;
	readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
	/** The main script and what it imports, leaf first. */
	readonly modules: readonly string[];
}

/** One extension that the person has installed in this app. */
export interface InstalledExtension {
	readonly extensionId: string;
	readonly version: string;
	readonly enabled: boolean;
	readonly grants: readonly Grant[];
	/** What the person chose, by key; what the manifest declares says which of it counts. Absent = nothing yet. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Shortcuts that the person chose, by command; the empty text is none. Absent = they chose nothing yet. */
	readonly keybindings?: Readonly<Record<string, string>>;
	/** When it was installed, in a form that sorts; absent = last. */
	readonly installedAt?: string;
	/** How it is updated; absent or `null` = as the app does by default. */
	readonly autoUpdate?: "ask" | "automatic" | null;
	/** It stays at its version. */
	readonly pinned?: boolean;
	/** Versions that failed here, which are not offered again. */
	readonly heldBack?: readonly string[];
	readonly displayName: string;
	readonly publisher: string;
	readonly iconUrl: string | null;
	/** Set when a moderator stopped it. */
	readonly blocked: { readonly state: "suspended" | "banned"; readonly reason: string } | null;
	readonly requested: readonly PermissionRequest[];
	readonly record: VersionRecord;
	/** Set by the host for what was side-loaded into it; a registry never says so. */
	readonly development?: true;
}

/** `grants` replaces the stored ones; `settings` and `keybindings` are merged into them, `null` removing a key. */
export interface InstallationChange {
	readonly version?: string;
	readonly enabled?: boolean;
	readonly grants?: readonly Grant[];
	readonly settings?: Readonly<Record<string, SettingValue | null>>;
	/** By command; the empty text is no shortcut. */
	readonly keybindings?: Readonly<Record<string, string | null>>;
	readonly autoUpdate?: "ask" | "automatic" | null;
	readonly pinned?: boolean;
	/** A version that failed here: it is not offered again. */
	readonly holdBack?: string;
}

/** A newer version that fits here. */
export interface AvailableUpdate {
	readonly version: string;
	readonly publishedAt: string;
	/** Of the package, in bytes. */
	readonly size: number;
	/** What it asks for that the installed version does not. */
	readonly grown: readonly PermissionRequest[];
	/** Its part of the changelog: Markdown, untrusted. */
	readonly changelog: string;
}

export interface OfferedUpdate {
	readonly extensionId: string;
	/** The version that was asked about. */
	readonly installed: string;
	/** Absent for what is pinned, and never a version that is held back. */
	readonly available: AvailableUpdate | null;
}

export interface ErrorReport {
	readonly extensionId: string;
	readonly version: string;
	readonly kind: "activation" | "crash" | "unresponsive" | "uncaught" | "rollback";
	/** At most 2,000 characters. */
	readonly message: string;
	/** At most 8,000 characters. */
	readonly stack?: string;
}

/**
 * The registry as the host needs it. Items of `GET user/extensions` and version records fit these shapes as they come.
 * Every function rejects with an `AnnexError` when the registry refuses or is out of reach.
 */
export interface HostRegistry {
	/** Everything installed for this person in this app. Reads its own writes. */
	list(): Promise<readonly InstalledExtension[]>;
	/** One published version, for consent before an update. */
	version(extensionId: string, version: string): Promise<VersionRecord>;
	install(extensionId: string, options: { version?: string; grants: readonly Grant[] }): Promise<void>;
	/** Makes the whole change or none of it. */
	patch(extensionId: string, change: InstallationChange): Promise<void>;
	/** Which of these, at most 500, can be updated. Those that it does not know are left out of the answer. */
	checkUpdates(
		installed: readonly { readonly extensionId: string; readonly version: string }[],
	): Promise<readonly OfferedUpdate[]>;
	/** Removes the installation and the extension's data. */
	remove(extensionId: string): Promise<void>;
	/** The bytes of one file of a version; the host checks them against the record's digest before they run. */
	file(record: VersionRecord, path: string, signal?: AbortSignal): Promise<Uint8Array>;
	/** Best effort: a rejection is ignored. */
	reportError(report: ErrorReport): Promise<void>;
}
