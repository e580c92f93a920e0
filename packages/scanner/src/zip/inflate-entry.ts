import { constants, crc32, inflateRaw } from "node:zlib";
import type { ListedEntry } from "./list-entries.ts";

const DEFLATED = 8;

/**
 * The bytes of an entry, or a phrase that says what its data gets wrong. At most the declared size is inflated, so a
 * lie costs no memory; every input byte has to belong to the stream.
 */
export async function inflateEntry(bytes: Buffer, { central, local }: ListedEntry): Promise<Uint8Array | string> {
	const packed = bytes.subarray(local.fileDataStart, local.fileDataStart + central.compressedSize);
	const inflated = central.compressionMethod === DEFLATED ? await inflate(packed, central.uncompressedSize) : packed;
	if (typeof inflated === "string") return inflated;
	if (inflated.length !== central.uncompressedSize) return "is smaller than it claims";
	if (crc32(inflated) !== central.crc32) return "does not match its checksum";
	return inflated;
}

function inflate(packed: Buffer, declaredBytes: number): Promise<Uint8Array | string> {
	return new Promise((resolve) => {
		const options = {
			info: true,
			// One more than declared, so that a stream that goes on is told from one that ends.
			maxOutputLength: declaredBytes + 1,
			finishFlush: constants.Z_FINISH,
		};
		inflateRaw(packed, options, (error, result) => {
			if (error) {
				const tooLarge = "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
				resolve(tooLarge ? "is larger than it claims" : "is damaged");
				return;
			}
			// With `info`, which the published types leave out, the engine comes along and knows what it consumed.
			const { buffer, engine } = result as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
			if (buffer.length > declaredBytes) resolve("is larger than it claims");
			else if (engine.bytesWritten !== packed.length) resolve("hides bytes behind its data");
			else resolve(buffer);
		});
	});
}
