import { Resolver } from "./code/resolver.ts";
import { Script } from "./code/script.ts";
import { packageLimits } from "./limits.ts";
import type { PackageFile } from "./package-contents.ts";
import { decodeUtf8, parseModule } from "./parse-module.ts";
import { isScript } from "./scripts.ts";

/** A script that parsed, with what is needed to judge it. */
export interface ScannedScript {
	readonly script: Script;
	readonly resolver: Resolver;
}

/** A file as rules see it. */
export interface ScannedFile {
	readonly path: string;
	readonly bytes: Uint8Array;
	/** `undefined` when it is not UTF-8 text. */
	readonly text: string | undefined;
	/** Whether the host would run it. */
	readonly isScript: boolean;
	/** `undefined` when it is no script or does not parse. */
	readonly code: ScannedScript | undefined;
	/** Why a script could not be read. */
	readonly unreadable: { readonly line: number; readonly column: number; readonly why: string } | undefined;
}

/** Prepares a file for the rules. Never throws. */
export function scannedFile({ path, bytes }: Pick<PackageFile, "path" | "bytes">): ScannedFile {
	const text = bytes.includes(0) && !isScript(path) ? undefined : decodeUtf8(bytes);
	const file = { path, bytes, text, isScript: isScript(path), code: undefined, unreadable: undefined };
	if (!file.isScript) return file;
	if (bytes.length > packageLimits.scriptBytes) {
		return { ...file, unreadable: { line: 0, column: 0, why: "It is too large to be read by the scan." } };
	}
	const parsed = parseModule(bytes);
	if (!parsed.ok) return { ...file, unreadable: parsed };
	const script = new Script(parsed);
	return { ...file, text: parsed.text, code: { script, resolver: new Resolver(script) } };
}
