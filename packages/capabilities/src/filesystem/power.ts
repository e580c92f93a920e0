import type { ExtensionIdentity } from "../scope.ts";

/** A file or a folder of the workspace, without its text. */
export interface FileEntry {
	/** From the workspace's root: `notes/today.md`; the last part is its name. */
	readonly path: string;
	readonly kind: "file" | "folder";
	/** UTF-16 units of a file's text; 0 for folders. */
	readonly size: number;
	/** Grows with every change of a file's text, whoever made it. */
	readonly version: number;
	/** ISO 8601. */
	readonly updatedAt: string;
}

/** What became of an attempt to change something; unless `done`, nothing was changed. */
export type FileOutcome =
	| { readonly outcome: "done"; readonly version: number }
	/** The file is at another version than the change was made for. */
	| { readonly outcome: "conflict"; readonly version: number }
	| { readonly outcome: "missing" }
	/** Something lies there already, a file where a folder is wanted for example. */
	| { readonly outcome: "taken" }
	/** A folder that is not empty. */
	| { readonly outcome: "not_empty" }
	/** There is no room; the sentence says for what: `files of this workspace hold at most 100 MB`. */
	| { readonly outcome: "full"; readonly limit: string };

/** What happened to a path; a file that was moved is `deleted` at the old path and `created` at the new one. */
export interface FileChange {
	readonly path: string;
	readonly kind: "created" | "changed" | "deleted";
}

/**
 * The files that an app lends to extensions: its own virtual ones, never the machine's. Paths arrive parsed (see
 * `filePath`): relative, without `..`, composed, harmless to show. Every change is refused as a whole or made as a whole,
 * and a change resolves when it is durable. `extension` comes from the host, never from the guest.
 */
export interface FilesPower {
	/** `undefined` when nothing lies there. */
	stat(path: string): Promise<FileEntry | undefined>;
	/** What lies in a folder (empty path: the root), in no promised order; `undefined` when there is no such folder. */
	list(path: string): Promise<readonly FileEntry[] | undefined>;
	/** `undefined` when no file lies there. Unsaved changes of an open editor are part of the text. */
	read(path: string): Promise<{ readonly text: string; readonly version: number } | undefined>;
	/** Writes over `version`, or, with `null`, makes the file and the folders that it lies in. */
	write(extension: ExtensionIdentity, path: string, text: string, version: number | null): Promise<FileOutcome>;
	/** Makes a folder and those that it lies in. */
	createFolder(extension: ExtensionIdentity, path: string): Promise<FileOutcome>;
	/** Deletes a file, an empty folder, or, when `recursive`, a folder with all that lies in it. */
	delete(extension: ExtensionIdentity, path: string, recursive: boolean): Promise<FileOutcome>;
	/** Moves a file or a folder; never over something else. The folder of `to` has to exist. */
	rename(extension: ExtensionIdentity, from: string, to: string): Promise<FileOutcome>;
	/** Calls back after every change, whoever made it. Returns the way to stop. */
	onChange(listener: (changes: readonly FileChange[]) => void): () => void;
}
