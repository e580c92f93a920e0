import type { Natives } from "../natives.ts";

/** `TextEncoder` and `TextDecoder` over the driver's own; streams are decoded in UTF-8 only. */
export function textCoders({ encodeUtf8, decode }: Natives): Record<"TextEncoder" | "TextDecoder", unknown> {
	class TextEncoder {
		readonly encoding = "utf-8";

		encode(text = ""): Uint8Array {
			return encodeUtf8(String(text));
		}

		encodeInto(text: string, into: Uint8Array): { read: number; written: number } {
			let read = 0;
			let written = 0;
			for (const letter of text) {
				const bytes = encodeUtf8(letter);
				if (written + bytes.length > into.length) break;
				into.set(bytes, written);
				written += bytes.length;
				read += letter.length;
			}
			return { read, written };
		}
	}

	class TextDecoder {
		readonly encoding: string;
		readonly fatal: boolean;
		readonly ignoreBOM: boolean;
		#held = new Uint8Array();

		constructor(label = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
			this.encoding = String(label)
				.trim()
				.toLowerCase()
				.replace(/^utf8$/, "utf-8");
			this.fatal = Boolean(options.fatal);
			this.ignoreBOM = Boolean(options.ignoreBOM);
			if (decode(new Uint8Array(), this.encoding, false, false) === undefined) {
				throw new RangeError(`Nobody knows the encoding "${label}".`);
			}
		}

		decode(input?: ArrayBuffer | ArrayBufferView, { stream = false }: { stream?: boolean } = {}): string {
			const bytes = joined(this.#held, bytesOf(input));
			const whole = stream && this.encoding === "utf-8" ? bytes.length - unfinished(bytes) : bytes.length;
			this.#held = bytes.slice(whole);
			const text = decode(bytes.slice(0, whole), this.encoding, this.fatal, this.ignoreBOM);
			if (text === undefined) throw new TypeError("The bytes are not text in this encoding.");
			return text;
		}
	}

	return { TextEncoder, TextDecoder };
}

function bytesOf(input: ArrayBuffer | ArrayBufferView | undefined): Uint8Array {
	if (input === undefined) return new Uint8Array();
	if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
	return new Uint8Array(input);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	if (a.length === 0) return b;
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

/** How many bytes at the end begin a letter that is not complete yet. */
function unfinished(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
	}
	return 0;
}
