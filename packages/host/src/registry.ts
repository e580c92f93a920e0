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

export interface ErrorReport {
	readonly extensionId: string;
	readonly version: string;
	readonly kind: "activation" | "crash" | "unresponsive" | "uncaught";
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
	/** `grants` replaces the stored ones; `settings` is merged into them, `null` removing a key. */
	patch(
		extensionId: string,
		change: {
			version?: string;
			enabled?: boolean;
			grants?: readonly Grant[];
			settings?: Readonly<Record<string, SettingValue | null>>;
		},
	): Promise<void>;
	/** Removes the installation and the extension's data. */
	remove(extensionId: string): Promise<void>;
	/** The bytes of one file of a version; the host checks them against the record's digest before they run. */
	file(record: VersionRecord, path: string, signal?: AbortSignal): Promise<Uint8Array>;
	/** Best effort: a rejection is ignored. */
	reportError(report: ErrorReport): Promise<void>;
}
