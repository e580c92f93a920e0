import { sha256 } from "@noble/hashes/sha2.js";
import type { Program } from "./engine.ts";
import { errors } from "./errors.ts";

/**
 * Holds every file of a program to the digest of its version record.
 * @throws `program_digest_mismatch` naming the first file that differs.
 */
export async function checkDigests(program: Program): Promise<void> {
	const digests = await Promise.all(program.files.map(({ source }) => digest(source)));
	program.files.forEach(({ path, sha256: expected }, index) => {
		if (digests[index] !== expected) throw errors.program_digest_mismatch(path);
	});
}

async function digest(bytes: Uint8Array): Promise<string> {
	// A page opened over plain HTTP on a LAN address has no `crypto.subtle`.
	const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
	const hash = subtle ? new Uint8Array(await subtle.digest("SHA-256", new Uint8Array(bytes))) : sha256(bytes);
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
