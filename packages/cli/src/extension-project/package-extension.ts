import { type Finding, type PackageContents, readPackage, scanPackage } from "@annex/scanner";
import { collectFiles } from "./collect-files.ts";
import { readManifestFile } from "./read-manifest-file.ts";
import { writeZip } from "./write-zip.ts";

export interface PackagedExtension {
	/** `publisher.name` */
	readonly id: string;
	readonly version: string;
	readonly bytes: Uint8Array;
	readonly contents: PackageContents;
	readonly findings: readonly Finding[];
	/** The scan found something that the registry refuses. */
	readonly blocked: boolean;
}

/**
 * Makes the package of the extension in a folder: the same checks as the registry's, before anything is uploaded.
 * Faults of manifest, code or package reject, all together in `details.issues`; findings of the scan are returned.
 */
export async function packageExtension(folder: string): Promise<PackagedExtension> {
	const manifest = await readManifestFile(folder);
	return checkPackage(writeZip(await collectFiles(folder, manifest)));
}

/** The same checks for a package that exists already. */
export async function checkPackage(bytes: Uint8Array): Promise<PackagedExtension> {
	const contents = await readPackage(bytes);
	const findings = scanPackage(contents);
	return {
		id: `${contents.manifest.publisher}.${contents.manifest.name}`,
		version: contents.manifest.version,
		bytes,
		contents,
		findings,
		blocked: findings.some((finding) => finding.severity === "block"),
	};
}
