import { checkDigests } from "@annex/sandbox";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";

const TYPES: Readonly<Record<string, string>> = {
	png: "image/png",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	gif: "image/gif",
	webp: "image/webp",
};

/**
 * A picture of the installed version, checked against its digest, with a type that no browser takes for anything else.
 * Rejects with `picture_missing`, or as the registry does.
 */
export async function packagePicture(
	context: HostContext,
	entry: Entry,
	path: string,
	signal?: AbortSignal,
): Promise<Blob> {
	const { record, displayName } = entry.installed;
	const file = record.files.find((each) => each.path === path);
	const ending = path.slice(path.lastIndexOf(".") + 1);
	const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
	if (file === undefined || type === undefined) throw errors.picture_missing(displayName, path);
	const source = await context.registry.file(record, path, signal);
	await checkDigests({ label: entry.id, main: path, files: [{ path, sha256: file.sha256, source }] });
	return new Blob([new Uint8Array(source)], { type });
}
