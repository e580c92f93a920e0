import { type FSWatcher, watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Editors write a file in several steps; what follows within this is one change. */
const SETTLE_MS = 25;

/**
 * Calls back after changes below the folder, once for those that come together. What is installed (`node_modules`) and
 * what begins with a dot is not looked at. Returns the way to stop.
 */
export async function watchFolder(folder: string, changed: () => void): Promise<() => void> {
	const watchers = new Map<string, FSWatcher>();
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;

	function look(path: string, recursive: boolean): void {
		if (stopped || watchers.has(path)) return;
		const watcher = watch(path, { recursive }, (_event, name) => {
			if (name !== null && ignored(String(name))) return;
			clearTimeout(timer);
			timer = setTimeout(() => {
				// A folder may be new.
				void lookBelow().then(() => stopped || changed());
			}, SETTLE_MS);
		});
		// A folder that is removed takes its watcher along; it is looked for again after the next change.
		watcher.on("error", () => {
			watcher.close();
			watchers.delete(path);
		});
		watchers.set(path, watcher);
	}

	async function lookBelow(): Promise<void> {
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		const present = new Set([folder]);
		for (const entry of entries) {
			if (!entry.isDirectory() || ignored(entry.name)) continue;
			const path = join(folder, entry.name);
			present.add(path);
			look(path, true);
		}
		for (const [path, watcher] of watchers) {
			if (present.has(path)) continue;
			watcher.close();
			watchers.delete(path);
		}
	}

	look(folder, false);
	await lookBelow();
	return () => {
		stopped = true;
		clearTimeout(timer);
		for (const watcher of watchers.values()) watcher.close();
	};
}

function ignored(name: string): boolean {
	return name.startsWith(".") || name.endsWith(".zip") || name.split(/[\\/]/).includes("node_modules");
}
