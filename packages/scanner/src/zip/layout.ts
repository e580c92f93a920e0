import type { Issues } from "../issues.ts";
import type { EndRecord } from "./end-record.ts";
import type { ListedEntry } from "./list-entries.ts";

const DESCRIPTOR_FLAG = 0x0008;
const DESCRIPTOR_SIGNATURE = 0x08074b50;

/**
 * Holds the entries to the one honest layout: header, data, header, data, …, table of contents, end. Bytes that belong
 * to nothing could hide a second archive; bytes that belong to two entries make bombs.
 */
export function checkLayout(bytes: Buffer, entries: readonly ListedEntry[], end: EndRecord, issues: Issues): void {
	let expected = 0;
	const inOrder = [...entries].sort((a, b) => offset(a) - offset(b));
	for (const entry of inOrder) {
		if (offset(entry) < expected) {
			issues.fail("", "Entries of the ZIP overlap.", "Package again with `annex package`.");
		}
		if (offset(entry) > expected) failForStrangers(expected === 0, issues);
		expected = entry.local.fileDataStart + entry.central.compressedSize + descriptorBytes(bytes, entry, issues);
	}
	if (expected > end.directoryOffset) {
		issues.fail("", "Entries of the ZIP overlap its table of contents.", "Package again with `annex package`.");
	}
	if (expected < end.directoryOffset) failForStrangers(entries.length === 0, issues);

	const listedBytes = entries.reduce(
		(sum, { central }) => sum + 46 + central.fileNameLength + central.extraFieldLength + central.fileCommentLength,
		0,
	);
	if (listedBytes !== end.directoryBytes) {
		issues.fail(
			"",
			"The ZIP's table of contents holds more than its entries.",
			"Package again; nothing may stand before, between or after the parts of the ZIP.",
		);
	}
}

function failForStrangers(before: boolean, issues: Issues): never {
	return issues.fail(
		"",
		before ? "Bytes stand before the first entry of the ZIP." : "Bytes that belong to no entry stand inside the ZIP.",
		"Package again; nothing may stand before, between or after the parts of the ZIP.",
	);
}

function offset(entry: ListedEntry): number {
	return entry.central.relativeOffsetOfLocalHeader;
}

/** The length of what streaming writers put behind the data: checksum and sizes, with or without a signature. */
function descriptorBytes(bytes: Buffer, { central, local }: ListedEntry, issues: Issues): number {
	if ((central.generalPurposeBitFlag & DESCRIPTOR_FLAG) === 0) return 0;
	const at = local.fileDataStart + central.compressedSize;
	if (at + 16 <= bytes.length && bytes.readUInt32LE(at) === DESCRIPTOR_SIGNATURE && matches(at + 4)) return 16;
	if (at + 12 <= bytes.length && matches(at)) return 12;
	return issues.fail(
		"",
		"The sizes behind the data of an entry differ from the table of contents.",
		"Package again with `annex package`.",
	);

	function matches(start: number): boolean {
		return (
			bytes.readUInt32LE(start) === central.crc32 &&
			bytes.readUInt32LE(start + 4) === central.compressedSize &&
			bytes.readUInt32LE(start + 8) === central.uncompressedSize
		);
	}
}
