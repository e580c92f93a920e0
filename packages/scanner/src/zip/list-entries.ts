import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { Issues } from "../issues.ts";
import type { EndRecord } from "./end-record.ts";

declare module "yauzl" {
	// The published types are of an older version; these parts exist since 3.0.
	interface Entry {
		readonly fileNameRaw: Buffer;
		readonly extraFieldRaw: Buffer;
	}
	interface ZipFile {
		readLocalFileHeader(
			entry: Entry,
			callback: (error: Error | null, header?: { fileDataStart: number } & LocalHeader) => void,
		): void;
	}
}

/** What stands right before the data of an entry, and ought to say the same as the table of contents. */
export interface LocalHeader {
	readonly fileDataStart: number;
	readonly generalPurposeBitFlag: number;
	readonly compressionMethod: number;
	readonly crc32: number;
	readonly compressedSize: number;
	readonly uncompressedSize: number;
	readonly fileName: Buffer;
	readonly extraField: Buffer;
}

export interface ListedEntry {
	readonly central: Entry;
	readonly local: LocalHeader;
}

/** Every entry of the table of contents with its local header, unjudged. Whatever cannot be read at all fails the package. */
export async function listEntries(bytes: Buffer, end: EndRecord, issues: Issues): Promise<ListedEntry[]> {
	try {
		const zip = await open(bytes);
		const central = await readCentral(zip, end.entries);
		const listed: ListedEntry[] = [];
		for (const entry of central) listed.push({ central: entry, local: await readLocal(zip, entry) });
		return listed;
	} catch {
		// The library's own words may quote the archive, so they go no further.
		return issues.fail("", "The ZIP's table of contents is damaged.", "Package again with `annex package`.");
	}
}

function open(bytes: Buffer): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		// Names stay raw and sizes unchecked: both are judged here, with all faults together instead of the first.
		const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
		fromBuffer(bytes, options, (error, zip) => (error ? reject(error) : resolve(zip)));
	});
}

function readCentral(zip: ZipFile, count: number): Promise<Entry[]> {
	return new Promise((resolve, reject) => {
		const entries: Entry[] = [];
		zip.on("error", reject);
		zip.on("end", () => resolve(entries));
		zip.on("entry", (entry: Entry) => {
			entries.push(entry);
			if (entries.length > count) reject(new Error("More entries than announced."));
			else zip.readEntry();
		});
		zip.readEntry();
	});
}

function readLocal(zip: ZipFile, entry: Entry): Promise<LocalHeader> {
	return new Promise((resolve, reject) => {
		zip.readLocalFileHeader(entry, (error, header) => (header ? resolve(header) : reject(error)));
	});
}
