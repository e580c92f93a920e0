import { runInNewContext } from "node:vm";
import { AnnexError } from "@annex/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDataLimits, plainData } from "./plain-data.ts";

const refuse = (message: string) => new AnnexError({ code: "arguments_invalid", message });
const copy = (value: unknown, limits = defaultDataLimits) => plainData(value, limits, refuse);
const codeOf = (value: unknown) => {
	try {
		copy(value);
		return "ok";
	} catch (thrown) {
		return (thrown as AnnexError).code;
	}
};

const plain = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 5 },
		fc.string(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.boolean(),
		fc.constantFrom(null, undefined),
		fc.uint8Array(),
		fc.array(tie("value"), { maxLength: 5 }),
		fc.dictionary(
			fc.string().filter((key) => key !== "__proto__"),
			tie("value"),
			{ maxKeys: 5 },
		),
	),
})).value;

describe("plain data", () => {
	test("comes out equal, and shares no object with what came in", () => {
		fc.assert(
			fc.property(plain, (value) => {
				const result = copy(value);
				expect(result).toEqual(value);
				if (typeof value === "object" && value !== null) expect(result).not.toBe(value);
			}),
		);
	});

	test("is never anything else, whatever goes in", () => {
		const isPlain = (value: unknown): boolean => {
			if (typeof value !== "object" || value === null) return typeof value !== "function" && typeof value !== "symbol";
			if (Array.isArray(value)) return value.every(isPlain);
			if (value instanceof Uint8Array || value instanceof ArrayBuffer) return true;
			return Object.getPrototypeOf(value) === null && Object.values(value).every(isPlain);
		};
		const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true });
		fc.assert(
			fc.property(anything, (value) => {
				if (codeOf(value) === "ok") expect(isPlain(copy(value))).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});

	test("refuses every object that structured clone would carry and no schema expects", () => {
		const { port1, port2 } = new MessageChannel();
		const live = [
			/(a+)+$/,
			new Date(),
			new Map(),
			new Set(),
			new Error("x"),
			new Blob([]),
			port1,
			new SharedArrayBuffer(8),
			new Uint8Array(new SharedArrayBuffer(8)),
			new Float64Array(1),
			new DataView(new ArrayBuffer(1)),
			Object(1),
			Object("boxed"),
			new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
			new Proxy(new Map(), {}),
			Object.create({ inherited: 1 }),
			1n,
			Symbol("s"),
			() => {},
			Number.NaN,
			Number.POSITIVE_INFINITY,
		];
		for (const value of live) {
			expect(codeOf(value)).toBe("arguments_invalid");
			expect(codeOf({ deep: [value] })).toBe("arguments_invalid");
		}
		port1.close();
		port2.close();
	});

	test("refuses a key named __proto__ and pollutes nothing", () => {
		expect(codeOf(JSON.parse('{"a":{"__proto__":{"polluted":true}}}'))).toBe("arguments_invalid");
		expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
	});

	test("keeps keys named like inherited members as harmless own ones", () => {
		const value = copy(JSON.parse('{"constructor":1,"toString":2,"hasOwnProperty":3}')) as Record<string, unknown>;
		expect(Object.getPrototypeOf(value)).toBeNull();
		expect({ ...value }).toEqual({ constructor: 1, toString: 2, hasOwnProperty: 3 });
	});

	test("refuses cycles and nesting beyond 32", () => {
		const cycle: Record<string, unknown> = {};
		cycle["self"] = cycle;
		expect(codeOf(cycle)).toBe("arguments_invalid");
		const nest = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
		expect(codeOf(nest(32))).toBe("ok");
		expect(codeOf(nest(33))).toBe("arguments_invalid");
	});

	test("refuses a sparse array of four billion by its length", () => {
		expect(codeOf(new Array(2 ** 32 - 1))).toBe("message_too_large");
	});

	test("refuses a small graph that unfolds into a huge tree", () => {
		let bomb: unknown = "x";
		for (let level = 0; level < 30; level++) bomb = [bomb, bomb];
		// Walked whole, its billion leaves would take longer than any test may.
		expect(codeOf(bomb)).toBe("message_too_large");
	});

	test("refuses 100 MB in one string, in many, in bytes and in keys", () => {
		const megabyte = "x".repeat(2 ** 20);
		expect(codeOf("x".repeat(100 * 2 ** 20))).toBe("message_too_large");
		expect(codeOf(Array.from({ length: 100 }, () => megabyte))).toBe("message_too_large");
		expect(codeOf(new Uint8Array(100 * 2 ** 20))).toBe("message_too_large");
		expect(codeOf(Object.fromEntries([[megabyte.repeat(9), 1]]))).toBe("message_too_large");
	});

	test("copies a view exactly, leaving its neighbours' bytes behind", () => {
		const pool = new Uint8Array([1, 2, 3, 4, 5]);
		const result = copy(pool.subarray(1, 3)) as Uint8Array;
		expect([...result]).toEqual([2, 3]);
		expect(result.buffer.byteLength).toBe(2);
	});

	test("refuses objects of another realm rather than guess what they are", () => {
		expect(codeOf(runInNewContext("({})"))).toBe("arguments_invalid");
	});
});
