import type { Issues } from "../issues.ts";
import { packageLimits } from "../limits.ts";

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;

export interface EndRecord {
	/** Where the central directory starts; it ends where the end record begins. */
	readonly directoryOffset: number;
	readonly directoryBytes: number;
	readonly entries: number;
}

/**
 * Reads the end record at the very end of the file and nowhere else. Readers that search for it can be shown another
 * archive than readers that do not; with nothing behind it and no comment in it, there is only one.
 */
export function readEndRecord(bytes: Buffer, issues: Issues): EndRecord {
	const at = bytes.length - END_BYTES;
	if (at < 0 || bytes.readUInt32LE(at) !== END_SIGNATURE) {
		if (bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1") >= 0) {
			issues.fail("", "The ZIP carries a comment or bytes after its end.", "Package again, without a comment.");
		}
		issues.fail("", "This is not a complete ZIP file.", "Package again with `annex package`.");
	}
	if (at >= ZIP64_LOCATOR_BYTES && bytes.readUInt32LE(at - ZIP64_LOCATOR_BYTES) === ZIP64_LOCATOR_SIGNATURE) {
		issues.fail("", "The ZIP uses ZIP64 records, which a small package does not need.", "Package again without ZIP64.");
	}
	const disks = [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6)];
	const entriesHere = bytes.readUInt16LE(at + 8);
	const entries = bytes.readUInt16LE(at + 10);
	const directoryBytes = bytes.readUInt32LE(at + 12);
	const directoryOffset = bytes.readUInt32LE(at + 16);

	if (disks.some((disk) => disk !== 0) || entriesHere !== entries) {
		issues.fail("", "The ZIP is a part of a split archive.", "Package again into one file.");
	}
	if (bytes.readUInt16LE(at + 20) !== 0) {
		issues.fail("", "The ZIP announces a comment that is not there.", "Package again, without a comment.");
	}
	if (directoryOffset + directoryBytes !== at) {
		issues.fail(
			"",
			"The ZIP's table of contents is not where its end record says.",
			"Package again; nothing may stand before, between or after the parts of the ZIP.",
		);
	}
	if (entries > packageLimits.entries) {
		issues.fail(
			"",
			`The ZIP lists ${entries} entries; at most ${packageLimits.entries} are allowed.`,
			"Bundle the code, or leave out what is not needed at run time.",
		);
	}
	return { directoryOffset, directoryBytes, entries };
}
