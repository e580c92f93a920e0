import { crc32 } from "node:zlib";
import { packageLimits } from "./limits.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK_FRAME_BYTES = 12;
const HEADER_BYTES = 13;
// Depths that each colour type may have.
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16],
};

export type PngReading = { readonly width: number; readonly height: number } | string;

/**
 * The size of a PNG image, or a phrase that says why it is none. Walks every chunk with its checksum from the signature
 * to an end without anything behind it, so a file that is also something else does not pass. Pixels are not decoded.
 */
export function readPng(bytes: Uint8Array): PngReading {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (SIGNATURE.some((byte, index) => data[index] !== byte)) return "is no PNG image";

	let at = SIGNATURE.length;
	let size: { width: number; height: number } | undefined;
	let pixels = false;
	while (at + CHUNK_FRAME_BYTES <= data.length) {
		const length = data.readUInt32BE(at);
		const end = at + CHUNK_FRAME_BYTES + length;
		if (end > data.length) return "is a PNG image that breaks off";
		const type = data.toString("latin1", at + 4, at + 8);
		if (crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4)) return "is a damaged PNG image";
		if (size === undefined) {
			if (type !== "IHDR" || length !== HEADER_BYTES) return "is a PNG image without a header";
			const header = readHeader(data.subarray(at + 8, at + 8 + HEADER_BYTES));
			if (typeof header === "string") return header;
			size = header;
		} else if (type === "IHDR") return "is a PNG image with two headers";
		if (type === "IDAT") pixels = true;
		if (type === "IEND") {
			if (end !== data.length) return "is a PNG image with something behind it";
			return pixels ? size : "is a PNG image without pixels";
		}
		at = end;
	}
	return "is a PNG image that breaks off";
}

function readHeader(header: Buffer): PngReading {
	const width = header.readUInt32BE(0);
	const height = header.readUInt32BE(4);
	const most = packageLimits.iconPixels;
	if (width < 1 || height < 1 || width > most || height > most) {
		return `is ${width}×${height} pixels, and ${most}×${most} is the most`;
	}
	const [depth = 0, colour = 0, compression = 0, filter = 0, interlace = 0] = header.subarray(8);
	if (!DEPTHS[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) {
		return "is a PNG image with an impossible header";
	}
	return { width, height };
}
