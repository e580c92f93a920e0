import { z } from "zod";

/**
 * A file inside the package as a manifest may name it: relative, `/` between the parts, plain ASCII.
 * Whether the file exists is asked when the package is read.
 */
export function packagePath(endings: readonly string[], what: string) {
	return z
		.string()
		.max(200)
		.regex(
			/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9_@.-][A-Za-z0-9_@. -]*(?:\/[A-Za-z0-9_@.-][A-Za-z0-9_@. -]*)*$/,
			'Name a file of the package, such as "lib/main.js": letters, digits, ".", "_", "-" and "/", without ".." or a leading "/".',
		)
		.refine((path) => endings.some((ending) => path.endsWith(ending)), `Name ${what} (${endings.join(" or ")}).`);
}
