import type { AnnexError } from "@annex/errors";
import { errors } from "./errors.ts";

/** How large one message may be. */
export interface DataLimits {
	/** Characters of text, bytes of binary data and eight for each number, together. */
	readonly messageBytes: number;
	/** Values of any kind, each element and each member counted. */
	readonly messageNodes: number;
	/** Nesting of arrays and records; a cycle runs into it. */
	readonly messageDepth: number;
}

export const defaultDataLimits: DataLimits = { messageBytes: 8 * 1024 * 1024, messageNodes: 200_000, messageDepth: 32 };

/** Thrown inside the walk; becomes `arguments_invalid` or `result_invalid` at its edge. */
class NotPlain extends Error {}

/**
 * Rebuilds a value as plain data that shares nothing with the original: arrays, null-prototype records, strings,
 * finite numbers, booleans, `null`, `undefined`, and exact copies of `Uint8Array` and `ArrayBuffer`.
 * Costs no more than the limits allow, whatever was sent: a sparse array of 10⁹ elements is refused by its length.
 *
 * @throws `message_too_large` beyond `messageBytes` or `messageNodes`; whatever `refuse(why)` makes for the rest:
 * other objects (RegExp, Date, Map, Blob, ports, shared memory), `__proto__` keys, and nesting beyond the limit.
 */
export function plainData(value: unknown, limits: DataLimits, refuse: (why: string) => AnnexError): unknown {
	try {
		return new Copy(limits).take(value, 0);
	} catch (thrown) {
		if (thrown instanceof NotPlain) throw refuse(thrown.message);
		throw thrown;
	}
}

class Copy {
	readonly #limits: DataLimits;
	#bytes = 0;
	#nodes = 0;

	constructor(limits: DataLimits) {
		this.#limits = limits;
	}

	take(value: unknown, depth: number): unknown {
		this.#count(1);
		switch (typeof value) {
			case "string":
				this.#weigh(value.length);
				return value;
			case "number":
				if (!Number.isFinite(value)) throw new NotPlain("a number is not finite");
				this.#weigh(8);
				return value;
			case "boolean":
			case "undefined":
				return value;
			case "object":
				return value === null ? null : this.#takeObject(value, depth);
			default:
				throw new NotPlain(`a ${typeof value} cannot be sent`);
		}
	}

	#takeObject(value: object, depth: number): unknown {
		if (depth >= this.#limits.messageDepth) throw new NotPlain("it is nested too deeply, or within itself");
		if (Array.isArray(value)) return this.#takeArray(value, depth);
		if (value instanceof Uint8Array) return this.#takeBytes(value);
		if (value instanceof ArrayBuffer) return this.#takeBytes(new Uint8Array(value)).buffer;
		const prototype = Object.getPrototypeOf(value);
		if (prototype === Object.prototype || prototype === null) return this.#takeRecord(value, depth);
		throw new NotPlain("it holds an object that is not plain data");
	}

	#takeArray(value: readonly unknown[], depth: number): unknown[] {
		// By length before the walk: structured clone keeps sparse arrays sparse.
		if (value.length > this.#limits.messageNodes - this.#nodes) this.#count(value.length);
		const copy: unknown[] = [];
		for (let index = 0; index < value.length; index++) copy.push(this.take(value[index], depth + 1));
		return copy;
	}

	#takeRecord(value: object, depth: number): Record<string, unknown> {
		const copy: Record<string, unknown> = Object.create(null);
		for (const key of Object.keys(value)) {
			if (key === "__proto__") throw new NotPlain('it has a key named "__proto__"');
			this.#weigh(key.length);
			copy[key] = this.take((value as Record<string, unknown>)[key], depth + 1);
		}
		return copy;
	}

	#takeBytes(value: Uint8Array): Uint8Array {
		if (!(value.buffer instanceof ArrayBuffer)) throw new NotPlain("shared memory cannot be sent");
		this.#weigh(value.byteLength);
		// An exact copy: a view into a pooled buffer would take its neighbours' bytes along.
		return new Uint8Array(value);
	}

	#weigh(bytes: number): void {
		this.#bytes += bytes;
		if (this.#bytes > this.#limits.messageBytes) {
			throw errors.message_too_large(`more than ${this.#limits.messageBytes} bytes`);
		}
	}

	#count(nodes: number): void {
		this.#nodes += nodes;
		if (this.#nodes > this.#limits.messageNodes) {
			throw errors.message_too_large(`more than ${this.#limits.messageNodes} values`);
		}
	}
}
