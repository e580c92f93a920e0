import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import { filesystem, MAX_FILE_CHARS, MAX_LISTED } from "./contract.ts";
import type { FileOutcome, FilesPower } from "./power.ts";
import { watches } from "./watches.ts";

/** Lends the app's files, under the permission `filesystem`. Nothing outside of the power can be named. */
export function filesystemHost(power: FilesPower): HostHalf {
	return {
		open(scope) {
			const { extension, serve } = scope;
			serve(filesystem, {
				async readFile({ path }) {
					const entry = await power.stat(path);
					if (entry?.kind === "folder") throw errors.file_taken(path);
					if (entry && entry.size > MAX_FILE_CHARS) throw errors.file_too_large(path, MAX_FILE_CHARS);
					const file = await power.read(path);
					if (!file) throw errors.file_missing(path);
					// It may have grown since it was looked at.
					if (file.text.length > MAX_FILE_CHARS) throw errors.file_too_large(path, MAX_FILE_CHARS);
					return { text: file.text, version: file.version };
				},
				async writeFile({ path, text, version }) {
					const made = await power.write(extension, path, text, version);
					return { version: done(made, path, version) };
				},
				async list({ path }) {
					const entries = await power.list(path);
					if (!entries) throw errors.file_missing(path);
					return [...entries]
						.sort((a, b) => (a.path < b.path ? -1 : 1))
						.slice(0, MAX_LISTED)
						.map(({ path, kind, size, version, updatedAt }) => ({ path, kind, size, version, updatedAt }));
				},
				async stat({ path }) {
					const entry = await power.stat(path);
					if (!entry) return null;
					const { kind, size, version, updatedAt } = entry;
					return { path, kind, size, version, updatedAt };
				},
				async delete({ path, recursive }) {
					done(await power.delete(extension, path, recursive), path);
					return null;
				},
				async rename({ from, to }) {
					if (to === from || to.startsWith(`${from}/`)) throw errors.file_taken(to);
					done(await power.rename(extension, from, to), to, null, from);
					return null;
				},
				async createFolder({ path }) {
					done(await power.createFolder(extension, path), path);
					return null;
				},
				...watches(scope, power),
			});
		},
	};
}

/** The new version, or the refusal in words. */
function done(result: FileOutcome, path: string, given: number | null = null, from = path): number {
	switch (result.outcome) {
		case "done":
			return result.version;
		case "conflict":
			throw errors.file_conflict(path, given ?? 0, result.version);
		case "missing":
			throw errors.file_missing(from);
		case "taken":
			throw errors.file_taken(path);
		case "not_empty":
			throw errors.folder_not_empty(path);
		case "full":
			throw errors.quota_exceeded(result.limit);
	}
}
