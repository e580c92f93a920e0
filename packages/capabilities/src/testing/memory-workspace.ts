import type { FileChange, FileEntry, FilesPower } from "../filesystem/power.ts";

/** Files in memory, with the promises of a real workspace. */
export interface MemoryWorkspace extends FilesPower {
	/** What a person does: writes without asking for a version. */
	type(path: string, text: string): void;
	readonly paths: readonly string[];
}

export function memoryWorkspace(files: Readonly<Record<string, string>> = {}): MemoryWorkspace {
	const entries = new Map<string, FileEntry & { readonly text: string }>();
	const listeners = new Set<(changes: readonly FileChange[]) => void>();
	const tell = (...changes: FileChange[]) => listeners.forEach((listener) => void listener(changes));
	const below = (path: string) => [...entries.keys()].filter((key) => key.startsWith(`${path}/`));

	function put(path: string, kind: FileEntry["kind"], text: string): number {
		const before = entries.get(path);
		const version = (before?.version ?? 0) + 1;
		const updatedAt = new Date(0).toISOString();
		entries.set(path, { path, kind, size: text.length, version, updatedAt, text });
		tell({ path, kind: before ? "changed" : "created" });
		return version;
	}

	/** Makes the folders around a path, or says that a file stands in the way. */
	function around(path: string): boolean {
		const parts = path.split("/").slice(0, -1);
		const folders = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
		if (folders.some((folder) => entries.get(folder)?.kind === "file")) return false;
		for (const folder of folders) if (!entries.has(folder)) put(folder, "folder", "");
		return true;
	}

	const type = (path: string, text: string) => {
		around(path);
		put(path, "file", text);
	};
	for (const [path, text] of Object.entries(files)) type(path, text);

	return {
		type,
		get paths() {
			return [...entries.keys()].sort();
		},
		stat: async (path) => entries.get(path),
		async list(path) {
			if (path !== "" && entries.get(path)?.kind !== "folder") return undefined;
			return [...entries.values()].filter((one) => one.path.replace(/\/?[^/]+$/, "") === path);
		},
		async read(path) {
			const entry = entries.get(path);
			return entry?.kind === "file" ? { text: entry.text, version: entry.version } : undefined;
		},
		async write(_extension, path, text, version) {
			const before = entries.get(path);
			if (version === null) {
				if (before || !around(path)) return { outcome: "taken" };
			} else {
				if (before?.kind !== "file") return { outcome: "missing" };
				if (before.version !== version) return { outcome: "conflict", version: before.version };
			}
			return { outcome: "done", version: put(path, "file", text) };
		},
		async createFolder(_extension, path) {
			const before = entries.get(path);
			if (before?.kind === "file" || !around(path)) return { outcome: "taken" };
			return { outcome: "done", version: before?.version ?? put(path, "folder", "") };
		},
		async delete(_extension, path, recursive) {
			if (!entries.has(path)) return { outcome: "missing" };
			const inside = below(path);
			if (inside.length > 0 && !recursive) return { outcome: "not_empty" };
			for (const gone of [...inside, path]) {
				entries.delete(gone);
				tell({ path: gone, kind: "deleted" });
			}
			return { outcome: "done", version: 0 };
		},
		async rename(_extension, from, to) {
			if (!entries.has(from)) return { outcome: "missing" };
			if (entries.has(to) || !around(to)) return { outcome: "taken" };
			for (const path of [from, ...below(from)]) {
				const entry = entries.get(path);
				if (!entry) continue;
				const next = to + path.slice(from.length);
				entries.delete(path);
				entries.set(next, { ...entry, path: next });
				tell({ path, kind: "deleted" }, { path: next, kind: "created" });
			}
			return { outcome: "done", version: 0 };
		},
		onChange(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}
