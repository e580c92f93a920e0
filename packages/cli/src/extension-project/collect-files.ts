import { existsSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errors } from "../errors.ts";
import { bundle } from "./bundle.ts";
import type { ManifestFile } from "./read-manifest-file.ts";

/** Where the source of `main` is looked for, in this order; none = the files are packaged as they are. */
const SOURCE_ENTRIES = ["src/extension.ts", "src/extension.tsx", "src/extension.js", "src/extension.mjs"];
const DOCUMENTS = ["README.md", "CHANGELOG.md", "LICENSE", "LICENSE.md", "LICENSE.txt"];
const FOLDERS = ["lib", "assets"];

/**
 * The files of the package by path: `manifest.json`, the main script (bundled from `src/extension.*` where there is
 * one), the icon, README, CHANGELOG, LICENSE, and all of `lib/` and `assets/`. Nothing else is taken: no `.env`, no
 * `node_modules`, no dot files. Links are refused.
 */
export async function collectFiles(
	folder: string,
	manifest: ManifestFile,
	onSourceMap?: (map: Uint8Array) => void,
): Promise<Map<string, Uint8Array>> {
	const { main, icon } = manifest.manifest;
	const files = new Map<string, Uint8Array>([["manifest.json", manifest.bytes]]);
	for (const path of FOLDERS) await addFolder(folder, path, files);
	for (const path of DOCUMENTS) await addFile(folder, path, files);
	if (icon) await addFile(folder, icon, files);

	const entry = SOURCE_ENTRIES.find((path) => existsSync(join(folder, path)));
	if (entry) files.set(main, await bundle(folder, entry, onSourceMap));
	else await addFile(folder, main, files);
	return files;
}

async function addFolder(folder: string, path: string, files: Map<string, Uint8Array>): Promise<void> {
	const at = join(folder, path);
	if (!existsSync(at)) return;
	if (!(await lstat(at)).isDirectory()) throw errors.file_not_regular(path);
	for (const entry of await readdir(at, { withFileTypes: true })) {
		if (entry.name.startsWith(".")) continue;
		const below = `${path}/${entry.name}`;
		if (entry.isDirectory()) await addFolder(folder, below, files);
		else await addFile(folder, below, files);
	}
}

/** A file that is not there is left out: what must be there is said by the check of the package. */
async function addFile(folder: string, path: string, files: Map<string, Uint8Array>): Promise<void> {
	const at = join(folder, path);
	// `existsSync` follows links, and a link that leads nowhere is still one to refuse.
	const info = await lstat(at).catch(() => undefined);
	if (!info) return;
	if (!info.isFile()) throw errors.file_not_regular(path);
	files.set(path, await readFile(at));
}
