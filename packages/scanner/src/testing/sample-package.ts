import { crc32, deflateSync } from "node:zlib";
import { buildZip } from "./build-zip.ts";

/** A manifest that passes, for tests to spoil. */
export function sampleManifest(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		publisher: "acme",
		name: "word-count",
		version: "1.2.0",
		displayName: "Word Count",
		description: "Counts the words of your document.",
		category: "productivity",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		...changes,
	};
}

/** The files of a package that passes; `changes` adds or replaces, and `undefined` takes out. */
export function sampleFiles(
	changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
	manifest: Readonly<Record<string, unknown>> = {},
): Record<string, string | Uint8Array> {
	const files: Record<string, string | Uint8Array | undefined> = {
		"manifest.json": JSON.stringify(sampleManifest(manifest)),
		"extension.js": "export function activate(annex) {}\n",
		...changes,
	};
	return Object.fromEntries(
		Object.entries(files).filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined),
	);
}

/** The bytes of a package that passes. */
export function samplePackage(
	changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
	manifest: Readonly<Record<string, unknown>> = {},
): Uint8Array {
	return buildZip(sampleFiles(changes, manifest));
}

/** A real PNG of one colour. */
export function samplePng(width = 128, height = width): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const pixels = deflateSync(Buffer.alloc((width + 1) * height, 0x7f));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk("IHDR", header),
		pngChunk("IDAT", pixels),
		pngChunk("IEND", Buffer.alloc(0)),
	]);
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
