import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "./packed-message.ts";

const leaf = fc.oneof(
	fc.string(),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
	fc.boolean(),
	fc.constant(null),
	fc.uint8Array(),
);
const { tree } = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie("tree")),
		fc.dictionary(
			fc.string().filter((key) => key !== "__proto__" && key !== "\u0000" && key !== "toJSON"),
			tie("tree"),
			{
				noNullPrototype: true,
			},
		),
	),
}));

test("plain data, bytes included, comes out as it went in", () => {
	fc.assert(
		fc.property(tree, (message) => {
			expect(unpack(pack(message))).toEqual(message);
		}),
	);
});

test("keeps undefined in its place, and numbers that are none for the reader to refuse", () => {
	expect(unpack(pack([1, undefined, "x"]))).toEqual([1, undefined, "x"]);
	expect(unpack(pack([Number.POSITIVE_INFINITY]))).toEqual([Number.NaN]);
	expect(unpack(pack(undefined))).toBeUndefined();
});

test("tells a buffer from a byte array", () => {
	const [buffer, view] = unpack(pack([new Uint8Array([1]).buffer, new Uint8Array([2])])) as unknown[];
	expect(buffer).toBeInstanceOf(ArrayBuffer);
	expect(view).toEqual(new Uint8Array([2]));
});

test("a forged mark names only parts of its own message", () => {
	expect(unpack({ json: '[{"\\u0000":7}]', bytes: [] })).toBeUndefined();
});
