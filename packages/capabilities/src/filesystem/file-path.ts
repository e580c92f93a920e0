import { z } from "zod";
import { MAX_DEPTH, nameFault } from "./file-name.ts";

export const MAX_PATH_CHARS = 1_000;

/**
 * A path inside the workspace as an extension may write it, such as `notes/today.md`: relative, `/` between the parts,
 * no `.` or `..`, at most 16 parts; comes out in Unicode's composed form, so one name has one spelling.
 */
export const filePath = z
	.string()
	.min(1)
	.max(MAX_PATH_CHARS)
	.transform((path) => path.normalize("NFC"))
	.superRefine((path, context) => {
		const parts = path.split("/");
		const fault =
			parts.length > MAX_DEPTH
				? `A path has at most ${MAX_DEPTH} parts.`
				: parts.map(nameFault).find((found) => found !== undefined);
		if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
	});

/** A folder of the workspace; the empty path is the workspace itself. */
export const folderPath = z.union([z.literal(""), filePath]);
