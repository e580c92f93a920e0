import { hiddenCharacters } from "@annex/manifest";
import { z } from "zod";

export const MAX_NAME_CHARS = 120;
export const MAX_PATH_CHARS = 1_000;
export const MAX_DEPTH = 16;

const FORBIDDEN = /[\\/:*?"<>|\t\n\r]/;

/**
 * Why a file or folder cannot be called so, as a sentence, or `undefined` when it can. What any system would refuse in
 * a ZIP is refused here too: `\ / : * ? " < > |`, control and hidden characters, dots and blanks at the end.
 */
export function nameFault(name: string): string | undefined {
	if (name === "") return "A name has at least one character.";
	if (name.length > MAX_NAME_CHARS) return `A name has at most ${MAX_NAME_CHARS} characters.`;
	if (/^\.+$/.test(name)) return "A name is more than dots.";
	if (FORBIDDEN.test(name)) return 'A name holds none of \\ / : * ? " < > | and no line break.';
	if (hiddenCharacters(name, 1).length > 0) return "A name holds no characters that cannot be seen.";
	if (name !== name.trim() || name.endsWith("."))
		return "A name neither begins nor ends with a blank, nor ends with a dot.";
	return undefined;
}

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
