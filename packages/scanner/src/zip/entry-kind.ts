import { type Issue, quote } from "@annex/manifest";
import type { ListedEntry } from "./list-entries.ts";

const ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000;
const DESCRIPTOR_FLAG = 0x0008;
// Encryption, late sizes, UTF-8: the flags that change how an entry is read.
const READING_FLAGS = ENCRYPTED_FLAGS | DESCRIPTOR_FLAG | 0x0800;
const STORED = 0;
const DEFLATED = 8;

const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;
const UNIX_LINK = 0o120000;
const DOS_VOLUME = 0x08;
const DOS_FOLDER = 0x10;

// Times and owners in their usual spellings, the marks of Java archives and of Android alignment: nothing that renames.
const HARMLESS_EXTRAS = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875, 0xcafe, 0xd935]);
const ZIP64_EXTRA = 0x0001;
const UNICODE_PATH_EXTRA = 0x7075;

const PACKAGE_AGAIN = "Package again with `annex package`.";

/** What is odd about an entry beside its name: links, encryption, methods, and headers that contradict each other. */
export function entryFaults(entry: ListedEntry, shown: string, folder: boolean): Issue[] {
	return [...faults(entry, folder)].map(([what, fix]) => ({
		path: shown,
		sentence: `The entry ${quote(shown)} ${what}.`,
		fix,
	}));
}

function* faults({ central, local }: ListedEntry, folder: boolean): Generator<readonly [what: string, fix: string]> {
	const flags = central.generalPurposeBitFlag;
	if ((flags | local.generalPurposeBitFlag) & ENCRYPTED_FLAGS) {
		yield ["is encrypted", "Package again without a password."];
	} else if (central.compressionMethod !== STORED && central.compressionMethod !== DEFLATED) {
		yield [`uses compression method ${central.compressionMethod}`, "Use stored or deflated entries only."];
	}

	yield* typeFaults(central.externalFileAttributes, folder);
	if (folder && (central.uncompressedSize > 0 || central.compressedSize > 2)) {
		yield ["is a folder that holds data", PACKAGE_AGAIN];
	}

	if (!local.fileName.equals(central.fileNameRaw)) yield ["has another name in its own header", PACKAGE_AGAIN];
	if (
		local.compressionMethod !== central.compressionMethod ||
		((local.generalPurposeBitFlag ^ flags) & READING_FLAGS) !== 0
	) {
		yield ["says something else in its own header than in the table of contents", PACKAGE_AGAIN];
	}
	if (sizesDiffer(central, local)) {
		yield ["has other sizes or another checksum in its own header than in the table of contents", PACKAGE_AGAIN];
	}
	if (central.compressionMethod === STORED && central.compressedSize !== central.uncompressedSize) {
		yield ["is stored, yet claims two sizes", PACKAGE_AGAIN];
	}

	const extras = [...extraIds(central.extraFieldRaw), ...extraIds(local.extraField)];
	if (extras.includes(ZIP64_EXTRA)) yield ["carries ZIP64 sizes", "Package again without ZIP64."];
	if (extras.includes(UNICODE_PATH_EXTRA)) yield ["carries a second name", PACKAGE_AGAIN];
	const strange = extras.find((id) => id !== ZIP64_EXTRA && id !== UNICODE_PATH_EXTRA && !HARMLESS_EXTRAS.has(id));
	if (strange !== undefined) {
		const name =
			strange < 0 ? "damaged extra data" : `extra data of the unknown kind 0x${strange.toString(16).padStart(4, "0")}`;
		yield [`carries ${name}`, PACKAGE_AGAIN];
	}
	if (central.fileCommentLength > 0) yield ["carries a comment", "Package again without comments."];
}

function* typeFaults(attributes: number, folder: boolean): Generator<readonly [what: string, fix: string]> {
	const unixType = (attributes >>> 16) & UNIX_TYPE;
	if (unixType === UNIX_LINK) {
		yield ["is a symbolic link", "Put the file itself into the package."];
	} else if (unixType !== 0 && unixType !== UNIX_FILE && unixType !== UNIX_FOLDER) {
		yield ["is a device, pipe or socket", "Take it out."];
	} else if ((attributes & DOS_VOLUME) !== 0) {
		yield ["is a volume label", "Take it out."];
	} else if (unixType === (folder ? UNIX_FILE : UNIX_FOLDER) || (!folder && (attributes & DOS_FOLDER) !== 0)) {
		yield ["is a file by its name and a folder by its attributes, or the other way round", PACKAGE_AGAIN];
	}
}

function sizesDiffer(central: ListedEntry["central"], local: ListedEntry["local"]): boolean {
	// Streaming writers leave zeros here and write the figures behind the data.
	const late = (central.generalPurposeBitFlag & DESCRIPTOR_FLAG) !== 0;
	return [
		[local.crc32, central.crc32],
		[local.compressedSize, central.compressedSize],
		[local.uncompressedSize, central.uncompressedSize],
	].some(([own, listed]) => own !== listed && !(late && own === 0));
}

/** The kinds of extra data; -1 stands for a damaged rest. */
function extraIds(extra: Buffer): number[] {
	const ids: number[] = [];
	let at = 0;
	while (at + 4 <= extra.length) {
		const next = at + 4 + extra.readUInt16LE(at + 2);
		if (next > extra.length) break;
		ids.push(extra.readUInt16LE(at));
		at = next;
	}
	if (at !== extra.length) ids.push(-1);
	return ids;
}
