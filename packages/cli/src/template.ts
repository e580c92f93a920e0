import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The same way leads there from the sources and from the bundle in `dist`.
const FOLDER = fileURLToPath(new URL("../template/", import.meta.url));
const TEXT = /\.(?:json|md|ts)$/;
// npm leaves a file of that name out of packages.
const RENAMED: Readonly<Record<string, string>> = { _gitignore: ".gitignore" };

/** The files of a new extension by path, with every `__WORD__` filled in. */
export async function renderTemplate(words: Readonly<Record<string, string>>): Promise<Map<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>();
	for (const entry of await readdir(FOLDER, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const at = join(entry.parentPath, entry.name);
		const path = at.slice(FOLDER.length).replaceAll("\\", "/");
		const bytes = await readFile(at);
		files.set(RENAMED[path] ?? path, TEXT.test(path) ? fillIn(path, bytes.toString(), words) : bytes);
	}
	return files;
}

function fillIn(path: string, text: string, words: Readonly<Record<string, string>>): Uint8Array {
	const filled = text.replace(/__([A-Z_]+)__/g, (found, word: string) => {
		const value = words[word];
		if (value === undefined) return found;
		return path.endsWith(".json") ? JSON.stringify(value).slice(1, -1) : value;
	});
	return new TextEncoder().encode(filled);
}
