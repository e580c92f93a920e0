import { quote } from "@annex/manifest";
import type { Issues } from "../issues.ts";
import { packageLimits } from "../limits.ts";
import { checkCollisions } from "./collisions.ts";
import { readEndRecord } from "./end-record.ts";
import { entryFaults } from "./entry-kind.ts";
import { readEntryName } from "./entry-name.ts";
import { inflateEntry } from "./inflate-entry.ts";
import { checkLayout } from "./layout.ts";
import { type ListedEntry, listEntries } from "./list-entries.ts";

interface NamedEntry {
	readonly listed: ListedEntry;
	readonly path: string;
	readonly folder: boolean;
	readonly sound: boolean;
}

/**
 * The files of a ZIP by path, or as many as are sound: faults go to `issues`, and those after which the rest cannot be
 * trusted throw. Inflates no more than the limits allow, whatever the ZIP claims.
 */
export async function readZip(bytes: Buffer, issues: Issues): Promise<Map<string, Uint8Array>> {
	const end = readEndRecord(bytes, issues);
	const listed = await listEntries(bytes, end, issues);
	checkLayout(bytes, listed, end, issues);

	const named = listed.map((entry) => nameEntry(entry, issues));
	checkCollisions(
		named.filter((entry) => entry.sound),
		issues,
	);
	checkSizes(named, issues);

	const files = new Map<string, Uint8Array>();
	for (const { listed: entry, path, folder, sound } of named) {
		if (folder || !sound || files.has(path)) continue;
		const content = await inflateEntry(bytes, entry);
		if (typeof content === "string") {
			issues.add(path, `The file ${quote(path)} ${content}.`, "Package again with `annex package`.");
		} else {
			files.set(path, content);
		}
	}
	return files;
}

function nameEntry(listed: ListedEntry, issues: Issues): NamedEntry {
	const {
		path,
		folder,
		issues: nameIssues,
	} = readEntryName(listed.central.fileNameRaw, listed.central.generalPurposeBitFlag);
	const faults = [...nameIssues, ...entryFaults(listed, path, folder)];
	issues.addAll(faults);
	return { listed, path, folder, sound: faults.length === 0 };
}

/** By the declared figures; inflating later holds each file to them. */
function checkSizes(entries: readonly NamedEntry[], issues: Issues): void {
	let total = 0;
	let tooLarge = false;
	for (const { path, listed } of entries) {
		const { compressedSize, uncompressedSize } = listed.central;
		total += uncompressedSize;
		if (uncompressedSize > packageLimits.fileBytes) {
			tooLarge = true;
			issues.add(path, `The file ${quote(path)} is larger than ${mb(packageLimits.fileBytes)}.`, "Make it smaller.");
		} else if (
			uncompressedSize > packageLimits.ratioFromBytes &&
			uncompressedSize > compressedSize * packageLimits.ratio
		) {
			tooLarge = true;
			issues.add(
				path,
				`The file ${quote(path)} inflates to more than ${packageLimits.ratio} times its size.`,
				"Store it uncompressed, or take out the repetition.",
			);
		}
	}
	if (total > packageLimits.totalBytes) {
		issues.fail("", `The package inflates to more than ${mb(packageLimits.totalBytes)}.`, "Make it smaller.");
	}
	if (tooLarge) issues.throwIfAny();
}

function mb(bytes: number): string {
	return `${bytes / (1024 * 1024)} MB`;
}
