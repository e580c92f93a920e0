import type { Finding, PackageContents } from "@annex/scanner";

/** What a package says of itself, without the contents of its files. */
export interface PackageOutline extends Omit<PackageContents, "files"> {
	readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

export interface Inspection {
	readonly findings: readonly Finding[];
	readonly files: PackageContents["files"];
}

/** A package with the text of its modules, leaf first. */
export interface OpenedPackage {
	readonly outline: PackageOutline;
	readonly modules: readonly { readonly path: string; readonly source: string }[];
}

/** Checks the structure and the manifest. Rejects with `package_invalid` and `details.issues`. */
export type ReadPackage = (bytes: Uint8Array) => Promise<PackageOutline>;
/** Checks as `ReadPackage` does, and hands out the code. */
export type OpenPackage = (bytes: Uint8Array) => Promise<OpenedPackage>;
/** Opens a package and judges its code. */
export type InspectPackage = (bytes: Uint8Array) => Promise<Inspection>;
