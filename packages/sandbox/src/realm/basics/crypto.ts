import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import type { Natives } from "../natives.ts";

const DIGESTS = new Map([
	["SHA-1", sha1],
	["SHA-256", sha256],
	["SHA-384", sha384],
	["SHA-512", sha512],
]);
const MOST = 65_536;

type Algorithm = string | { readonly name: string };

/** The parts of Web Cryptography that need no keys: random values, random UUIDs and digests. */
export function cryptoOf({ random }: Pick<Natives, "random">) {
	return Object.freeze({
		getRandomValues<View extends ArrayBufferView>(view: View): View {
			if (!ArrayBuffer.isView(view)) throw new TypeError("getRandomValues fills an array of integers.");
			if (view.byteLength > MOST) throw new RangeError(`getRandomValues fills at most ${MOST} bytes at once.`);
			new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(random(view.byteLength));
			return view;
		},
		/** Version 4, RFC 9562. */
		randomUUID(): string {
			const bytes = random(16);
			bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
			bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
			const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
			return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
		},
		subtle: Object.freeze({
			async digest(algorithm: Algorithm, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer> {
				const name = (typeof algorithm === "string" ? algorithm : algorithm.name).toUpperCase();
				const hash = DIGESTS.get(name);
				if (hash === undefined)
					throw new TypeError(`Digests are ${[...DIGESTS.keys()].join(", ")}; "${name}" is not one.`);
				const bytes = ArrayBuffer.isView(data)
					? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
					: new Uint8Array(data);
				return hash(bytes).slice().buffer;
			},
		}),
	});
}
