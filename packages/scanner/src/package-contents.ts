import type { Manifest, PermissionRequest } from "@annex/manifest";

export interface PackageFile {
	/** Relative, `/` between the parts, NFC. */
	readonly path: string;
	/** In bytes, inflated. */
	readonly size: number;
	/** Lower-case hex. */
	readonly sha256: string;
	readonly bytes: Uint8Array;
}

/** A package that passed every structural check; the code in it has not been judged yet. */
export interface PackageContents {
	/** Lower-case hex SHA-256 over the whole package. */
	readonly digest: string;
	/** Of the package, in bytes. */
	readonly size: number;
	/** Parsed, defaults filled in. */
	readonly manifest: Manifest;
	/** `manifest.json` as the author wrote it, parsed as JSON. */
	readonly rawManifest: Readonly<Record<string, unknown>>;
	/** Every file, sorted by path. */
	readonly files: readonly PackageFile[];
	/** Paths of the main script and of all it imports, leaf first; the main script comes last. */
	readonly modules: readonly string[];
	readonly permissions: readonly PermissionRequest[];
	/** Markdown, untrusted; empty when there is none. */
	readonly readme: string;
	/** Markdown, untrusted; empty when there is none. */
	readonly changelog: string;
	readonly icon?: PackageIcon;
}

export interface PackageIcon {
	readonly path: string;
	/** In pixels. */
	readonly width: number;
	readonly height: number;
}
