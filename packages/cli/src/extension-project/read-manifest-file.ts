import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AnnexError } from "@annex/errors";
import { type Manifest, parseManifest } from "@annex/manifest";
import { errors } from "../errors.ts";

export interface ManifestFile {
	readonly manifest: Manifest;
	/** As the author wrote it; this is what goes into the package. */
	readonly bytes: Uint8Array;
}

/** Reads and parses `manifest.json` of an extension's folder. Faults come together in `details.issues`. */
export async function readManifestFile(folder: string): Promise<ManifestFile> {
	const file = join(folder, "manifest.json");
	const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
		if (cause.code === "ENOENT" || cause.code === "ENOTDIR") throw errors.manifest_missing(folder);
		throw cause;
	});
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw errors.manifest_unreadable(file, {
			details: { issues: [{ path: "manifest.json", sentence: why, fix: "Correct it there." }] },
			cause,
		});
	}
	const parsed = parseManifest(value);
	if (parsed.ok) return { manifest: parsed.manifest, bytes };
	throw new AnnexError({
		code: "manifest_invalid",
		status: 422,
		message: `${file} has ${parsed.issues.length === 1 ? "a fault" : `${parsed.issues.length} faults`}.`,
		fix: "Correct what is named above.",
		details: { issues: parsed.issues },
	});
}
