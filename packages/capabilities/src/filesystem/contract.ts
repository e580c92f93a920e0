import { call, contract, event } from "@annex/rpc";
import { z } from "zod";
import { filePath, folderPath, MAX_PATH_CHARS } from "./file-path.ts";

/** UTF-16 units of one file that an extension reads or writes. */
export const MAX_FILE_CHARS = 6_000_000;
export const MAX_LISTED = 5_000;
export const MAX_CHANGES = 200;

const version = z.int().min(0);
const entry = z.strictObject({
	path: z.string(),
	kind: z.enum(["file", "folder"]),
	size: z.int(),
	version,
	updatedAt: z.string(),
});
const often = { perSecond: 50, burst: 200 };
const seldom = { perSecond: 10, burst: 100 };
const watchId = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The files of the workspace: those of the app, which the person sees beside the editor, and no others. */
export const filesystem = contract("filesystem", {
	calls: {
		readFile: call({
			in: z.strictObject({ path: filePath }),
			out: z.strictObject({ text: z.string(), version }),
			permission: "filesystem",
			rate: { perSecond: 20, burst: 100 },
			doc: "Reads a file's text with its version, what is not saved yet included.",
		}),
		writeFile: call({
			in: z.strictObject({ path: filePath, text: z.string().max(MAX_FILE_CHARS), version: version.nullable() }),
			out: z.strictObject({ version }),
			permission: "filesystem",
			rate: seldom,
			doc: "Writes over one version of a file, or makes a new file when the version is null; never over a newer one.",
		}),
		list: call({
			in: z.strictObject({ path: folderPath }),
			out: z.array(entry).max(MAX_LISTED),
			permission: "filesystem",
			rate: often,
			doc: "Lists what lies in a folder, by path; an empty path is the workspace itself.",
		}),
		stat: call({
			in: z.strictObject({ path: filePath }),
			out: entry.nullable(),
			permission: "filesystem",
			rate: often,
			doc: "Describes a file or folder; null when nothing lies there.",
		}),
		delete: call({
			in: z.strictObject({ path: filePath, recursive: z.boolean() }),
			out: z.null(),
			permission: "filesystem",
			rate: seldom,
			doc: "Deletes a file or an empty folder, or, when recursive, a folder with all that lies in it.",
		}),
		rename: call({
			in: z.strictObject({ from: filePath, to: filePath }),
			out: z.null(),
			permission: "filesystem",
			rate: seldom,
			doc: "Renames or moves a file or folder; never over something else.",
		}),
		createFolder: call({
			in: z.strictObject({ path: filePath }),
			out: z.null(),
			permission: "filesystem",
			rate: seldom,
			doc: "Makes a folder and those that it lies in; one that exists is no error.",
		}),
		watch: call({
			in: z.strictObject({ watch: watchId, path: folderPath }),
			out: z.null(),
			permission: "filesystem",
			rate: seldom,
			doc: "Begins to tell of changes at a path and below it.",
		}),
		unwatch: call({
			in: z.strictObject({ watch: watchId }),
			out: z.null(),
			permission: "filesystem",
			rate: often,
			doc: "Ends a watch; one that has ended is no error.",
		}),
	},
	events: {
		changed: event({
			payload: z.strictObject({
				watch: watchId,
				changes: z.array(
					z.strictObject({ path: z.string().max(MAX_PATH_CHARS), kind: z.enum(["created", "changed", "deleted"]) }),
				),
				more: z.boolean(),
			}),
			permission: "filesystem",
			doc: "What changed under a watch; at most every 100 ms and 200 paths, `more` when there were others.",
		}),
	},
});
