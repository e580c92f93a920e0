import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { filesystem } from "./contract.ts";
import type { FileChange, FileEntry } from "./power.ts";

/** What happened under a watched path. */
export interface FileChanges {
	readonly changes: readonly FileChange[];
	/** Too much changed at once to tell all of it (200 paths here): list the folder again to know. */
	readonly more: boolean;
}

/**
 * The files of the workspace, as the person sees them beside the editor; never those of the machine. Paths such as
 * `notes/today.md` are relative, at most 16 parts of 120 characters. Needs the permission `filesystem`.
 */
export interface FilesystemApi {
	/** Rejects with `file_missing`. Holds what is typed and not saved yet, too. */
	readFile(path: string): Promise<{ text: string; version: number }>;
	/**
	 * Writes over the version that you read, and resolves when the text is durable; an open tab follows. Without a version
	 * it makes a new file and the folders around it. Rejects with `file_conflict` when somebody wrote since, with
	 * `file_taken` when a new file's path is taken, and with `quota_exceeded` when there is no room.
	 */
	writeFile(path: string, text: string, over?: { version: number }): Promise<{ version: number }>;
	/** What lies in a folder, by path; the workspace itself when no path is given. Rejects with `file_missing`. */
	list(path?: string): Promise<FileEntry[]>;
	/** `undefined` when nothing lies there. */
	stat(path: string): Promise<FileEntry | undefined>;
	/** Rejects with `folder_not_empty` unless `recursive`. The person is told, and can undo it for a while. */
	delete(path: string, options?: { recursive?: boolean }): Promise<void>;
	/** Renames or moves. Rejects with `file_taken` rather than write over something. */
	rename(from: string, to: string): Promise<void>;
	/** Makes a folder and those around it; one that exists is no error. */
	createFolder(path: string): Promise<void>;
	/** Calls back at most every 100 ms with what changed at a path and below it (the workspace: an empty path). */
	watch(path: string, listener: (changes: FileChanges) => void): Promise<Disposable>;
}

export function filesystemGuest(channel: GuestChannel): FilesystemApi {
	const call = callerOf<typeof filesystem>(channel, "filesystem");
	const listeners = new Map<number, (changes: FileChanges) => void>();
	let last = 0;
	channel.on("filesystem.changed", (payload) => {
		const { watch, changes, more } = payload as FileChanges & { watch: number };
		listeners.get(watch)?.({ changes, more });
	});
	return Object.freeze({
		readFile: (path: string) => call("readFile", { path }),
		writeFile: (path: string, text: string, over?: { version: number }) =>
			call("writeFile", { path, text, version: over?.version ?? null }),
		list: (path = "") => call("list", { path }),
		stat: async (path: string) => (await call("stat", { path })) ?? undefined,
		async delete(path: string, options: { recursive?: boolean } = {}) {
			await call("delete", { path, recursive: options.recursive ?? false });
		},
		async rename(from: string, to: string) {
			await call("rename", { from, to });
		},
		async createFolder(path: string) {
			await call("createFolder", { path });
		},
		async watch(path: string, listener: (changes: FileChanges) => void) {
			const watch = ++last;
			listeners.set(watch, listener);
			try {
				await call("watch", { watch, path });
			} catch (thrown) {
				listeners.delete(watch);
				throw thrown;
			}
			return disposable(() => {
				listeners.delete(watch);
				// Once the extension stops there is nobody to tell any more.
				call("unwatch", { watch }).catch(() => {});
			});
		},
	});
}
