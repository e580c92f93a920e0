import { createHash } from "node:crypto";
import { extensionName } from "@annex/manifest";

const MAX_BASE_CHARS = 48;
const HASH_CHARS = 12;
const ENDS_LIKE_A_HASH = /-[0-9a-f]{12}$/;

/**
 * What an entry of another catalogue is called here: `source.name`. A name that fits stays as it is. Any other keeps
 * what fits of it and ends with a hash of the whole original, and so does one that only looks as if it ended with a
 * hash: two originals never meet, and the same one always gets the same id.
 */
export function entryId(source: string, originalId: string): { id: string; publisher: string; name: string } {
	const own = originalId.startsWith(`${source}/`) ? originalId.slice(source.length + 1) : originalId;
	const fits = own !== originalId && extensionName.safeParse(own).success && !ENDS_LIKE_A_HASH.test(own);
	const name = fits ? own : `${baseOf(own)}-${hashOf(originalId)}`;
	return { id: `${source}.${name}`, publisher: source, name };
}

function baseOf(own: string): string {
	const base = own
		.normalize("NFKD")
		.toLowerCase()
		.replace(/\p{M}+/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, MAX_BASE_CHARS)
		.replace(/^-|-$/g, "");
	return /^[a-z]/.test(base) ? base : `x-${base}`.replace(/-$/, "");
}

function hashOf(originalId: string): string {
	return createHash("sha256").update(originalId).digest("hex").slice(0, HASH_CHARS);
}
