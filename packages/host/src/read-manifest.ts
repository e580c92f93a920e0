import type { AnnexError } from "@annex/errors";
import { type Manifest, parseManifest } from "@annex/manifest";
import { errors } from "./errors.ts";
import type { InstalledExtension } from "./registry.ts";

/** Reads a record's manifest once more: the host acts on nothing that it has not parsed itself. */
export function readManifest(
	installed: InstalledExtension,
): { readonly manifest: Manifest } | { readonly error: AnnexError } {
	const { record, displayName, extensionId, version } = installed;
	const parsed = parseManifest(record.manifest);
	if (!parsed.ok) {
		const [issue] = parsed.issues;
		return { error: errors.record_invalid(displayName, issue ? `${issue.path}: ${issue.sentence}` : "no manifest") };
	}
	const { manifest } = parsed;
	const says = `${manifest.publisher}.${manifest.name}@${manifest.version}`;
	if (says !== `${extensionId}@${version}` || record.version !== version) {
		return { error: errors.record_invalid(displayName, `it is of ${says}, not of ${extensionId}@${version}`) };
	}
	return { manifest };
}
