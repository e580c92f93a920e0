import { type Zippable, zipSync } from "fflate";

/** A ZIP with the entries sorted by path and nothing in it that depends on when or where: same files, same bytes. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	// ZIP keeps local time without a zone; noon of a day that every zone has gives the same bytes everywhere.
	const mtime = new Date(1980, 0, 1, 12);
	const entries: Zippable = {};
	for (const path of [...files.keys()].sort(byCodeUnit)) {
		entries[path] = [files.get(path) ?? new Uint8Array(), { mtime, os: 0, attrs: 0, level: 9 }];
	}
	return zipSync(entries);
}

// Not `localeCompare`: the order must not depend on the machine's language.
function byCodeUnit(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
