import { describe, expect, it } from "vitest";
import type { Blobs } from "./port.ts";

const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const bytes = (text: string) => new TextEncoder().encode(text);

/** What every driver of the blobs port keeps. */
export function describeBlobs(name: string, open: () => Promise<Blobs>): void {
	describe(`blobs in ${name}`, () => {
		it("answers a put with the SHA-256 of the bytes and gives the same bytes back", async () => {
			const blobs = await open();
			expect(await blobs.put(bytes("abc"))).toBe(ABC);
			expect(await blobs.has(ABC)).toBe(true);
			expect(Buffer.from((await blobs.get(ABC)) ?? []).toString()).toBe("abc");
			await blobs.close();
		});

		it("stores the same bytes once, also when they are put at the same time", async () => {
			const blobs = await open();
			const digests = await Promise.all(Array.from({ length: 8 }, () => blobs.put(bytes("same"))));
			expect(new Set(digests).size).toBe(1);
			expect(await blobs.get(digests[0] ?? "")).toHaveLength(4);
			await blobs.close();
		});

		it("has nothing under a digest that was never put, nor under what is no digest", async () => {
			const blobs = await open();
			for (const digest of ["0".repeat(64), "", "../../etc/passwd", ABC.toUpperCase(), "a\0b"]) {
				expect(await blobs.has(digest)).toBe(false);
				expect(await blobs.get(digest)).toBeUndefined();
			}
			await blobs.close();
		});

		it("takes empty and large blobs", async () => {
			const blobs = await open();
			const large = new Uint8Array(5_000_000).map((_, i) => i % 251);
			expect(await blobs.get(await blobs.put(new Uint8Array()))).toHaveLength(0);
			expect(Buffer.compare(Buffer.from((await blobs.get(await blobs.put(large))) ?? []), Buffer.from(large))).toBe(0);
			await blobs.close();
		});
	});
}
