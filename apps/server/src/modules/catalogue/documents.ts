import type { Blobs } from "../../ports/blobs/port.ts";

const MAX_BYTES = 1024 * 1024;

/** The text of a document at the top of the package (`README.md`), whatever its case; empty when there is none. */
export async function documentOf(
	blobs: Blobs,
	files: readonly { path: string; size: number; sha256: string }[],
	name: string,
): Promise<string> {
	const file = files.find((one) => one.path.toLowerCase() === name.toLowerCase());
	if (!file || file.size > MAX_BYTES) return "";
	const bytes = await blobs.get(file.sha256);
	return bytes ? new TextDecoder().decode(bytes) : "";
}
