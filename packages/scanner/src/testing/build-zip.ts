import { crc32, deflateRawSync } from "node:zlib";

/** The figures that stand in both headers of an entry; a lie overrides the truth. */
export interface HeaderFields {
	name: string | Uint8Array;
	flags: number;
	method: number;
	crc32: number;
	compressedSize: number;
	uncompressedSize: number;
	extra: Uint8Array;
}

export interface ZipEntry {
	name: string | Uint8Array;
	/** A text is written as UTF-8. */
	data?: string | Uint8Array;
	/** 8 (deflated) by default. */
	method?: number;
	/** Stands in the file instead of what compressing `data` gives. */
	packed?: Uint8Array;
	/** Sizes and checksum behind the data, as streaming writers put them; an object lies in it. */
	descriptor?: true | Partial<Pick<HeaderFields, "crc32" | "compressedSize" | "uncompressedSize">>;
	externalAttributes?: number;
	comment?: string;
	/** Said in both headers. */
	header?: Partial<HeaderFields>;
	/** Said only right before the data. */
	local?: Partial<HeaderFields>;
	/** Said only in the table of contents. */
	central?: Partial<HeaderFields & { offset: number }>;
	/** Bytes that belong to nothing, right before the entry. */
	before?: Uint8Array;
}

/** What may be said about the archive as a whole, truly or not. */
export interface ZipFrame {
	prefix?: Uint8Array;
	/** Between the last entry and the table of contents. */
	beforeDirectory?: Uint8Array;
	/** At the end of the table of contents, and counted as its own. */
	inDirectory?: Uint8Array;
	/** Between the table of contents and the end record. */
	afterDirectory?: Uint8Array;
	suffix?: Uint8Array;
	comment?: Uint8Array;
	end?: Partial<{
		disk: number;
		entriesHere: number;
		entries: number;
		directoryBytes: number;
		directoryOffset: number;
	}>;
}

const UTF8_FLAG = 0x0800;
const DESCRIPTOR_FLAG = 0x0008;
const NOTHING = new Uint8Array();

/**
 * A ZIP for tests, honest unless told to lie. Takes entries, or a plain record of path to content.
 *
 * @example
 * buildZip({ "manifest.json": "{}", "main.js": "export function activate() {}" });
 * buildZip([{ name: "../climbs.js", data: "" }]);
 */
export function buildZip(
	content: readonly ZipEntry[] | Readonly<Record<string, string | Uint8Array>>,
	frame: ZipFrame = {},
): Uint8Array {
	const entries: readonly ZipEntry[] = Array.isArray(content)
		? content
		: Object.entries(content).map(([name, data]) => ({ name, data }));
	const parts: Uint8Array[] = [frame.prefix ?? NOTHING];
	const directory: Uint8Array[] = [];
	for (const entry of entries) {
		parts.push(entry.before ?? NOTHING);
		const { local, body, central } = buildEntry(entry, length(parts));
		parts.push(local, body);
		directory.push(central);
	}
	parts.push(frame.beforeDirectory ?? NOTHING);
	const directoryOffset = length(parts);
	directory.push(frame.inDirectory ?? NOTHING);
	const comment = frame.comment ?? NOTHING;
	const end = {
		disk: 0,
		entriesHere: frame.end?.entries ?? entries.length,
		entries: entries.length,
		directoryBytes: length(directory),
		directoryOffset,
		...frame.end,
	};
	const endRecord = record(
		[4, 0x06054b50],
		[2, end.disk],
		[2, end.disk],
		[2, end.entriesHere],
		[2, end.entries],
		[4, end.directoryBytes],
		[4, end.directoryOffset],
		[2, comment.length],
	);
	return Buffer.concat([
		...parts,
		...directory,
		frame.afterDirectory ?? NOTHING,
		endRecord,
		comment,
		frame.suffix ?? NOTHING,
	]);
}

function buildEntry(entry: ZipEntry, offset: number) {
	const data = bytesOf(entry.data ?? NOTHING);
	const method = entry.method ?? 8;
	const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
	const truth: HeaderFields = {
		name: entry.name,
		flags: (typeof entry.name === "string" ? UTF8_FLAG : 0) | (entry.descriptor ? DESCRIPTOR_FLAG : 0),
		method,
		crc32: crc32(data),
		compressedSize: packed.length,
		uncompressedSize: data.length,
		extra: NOTHING,
		...entry.header,
	};
	const late = entry.descriptor ? { crc32: 0, compressedSize: 0, uncompressedSize: 0 } : {};
	const local = { ...truth, ...late, ...entry.local };
	const central = { ...truth, offset, ...entry.central };
	const behind = { ...truth, ...(entry.descriptor === true ? {} : entry.descriptor) };
	const comment = bytesOf(entry.comment ?? "");

	return {
		local: Buffer.concat([record([4, 0x04034b50], [2, 20], ...common(local)), bytesOf(local.name), local.extra]),
		body: Buffer.concat([
			packed,
			entry.descriptor
				? record([4, 0x08074b50], [4, behind.crc32], [4, behind.compressedSize], [4, behind.uncompressedSize])
				: NOTHING,
		]),
		central: Buffer.concat([
			record(
				[4, 0x02014b50],
				[2, 0x031e],
				[2, 20],
				...common(central),
				[2, comment.length],
				[2, 0],
				[2, 0],
				[4, entry.externalAttributes ?? 0],
				[4, central.offset],
			),
			bytesOf(central.name),
			central.extra,
			comment,
		]),
	};
}

type Field = readonly [bytes: 2 | 4, value: number];

function common(fields: HeaderFields): Field[] {
	return [
		[2, fields.flags],
		[2, fields.method],
		[2, 0],
		[2, 0x0021],
		[4, fields.crc32],
		[4, fields.compressedSize],
		[4, fields.uncompressedSize],
		[2, bytesOf(fields.name).length],
		[2, fields.extra.length],
	];
}

function record(...fields: readonly Field[]): Buffer {
	const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
	return buffer;
}

function bytesOf(value: string | Uint8Array): Uint8Array {
	return typeof value === "string" ? Buffer.from(value, "utf8") : value;
}

function length(parts: readonly Uint8Array[]): number {
	return parts.reduce((sum, part) => sum + part.length, 0);
}
