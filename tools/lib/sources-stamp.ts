import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.ts";

const SKIPPED = new Set(["node_modules", "dist", ".annex", ".cache", "test", "screenshots"]);

/** A fingerprint of every file below the folders: path, size and time of change. Contents are not read. */
export function fingerprint(folders: readonly string[]): string {
	const hash = createHash("sha256");
	for (const folder of folders) visit(join(root, folder), hash);
	return hash.digest("hex");
}

function visit(path: string, hash: ReturnType<typeof createHash>): void {
	if (!existsSync(path)) return;
	const info = statSync(path);
	if (!info.isDirectory()) {
		hash.update(`${path.slice(root.length)} ${info.size} ${info.mtimeMs}\n`);
		return;
	}
	for (const entry of readdirSync(path).sort()) if (!SKIPPED.has(entry)) visit(join(path, entry), hash);
}

/** Remembers what a build step was last run on, so that an unchanged tree starts at once. */
export function stamp(name: string): { read(): string; write(value: string): void } {
	const file = join(root, "node_modules", ".cache", "annex", `${name}.stamp`);
	return {
		read: () => (existsSync(file) ? readFileSync(file, "utf8") : ""),
		write(value) {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, value);
		},
	};
}
