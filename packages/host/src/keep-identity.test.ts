import { expect, test } from "vitest";
import { keepIdentity } from "./keep-identity.ts";

test("keeps the same object when nothing changed", () => {
	const before = keepIdentity(undefined, { list: [{ a: 1 }, { b: [2] }], text: "x" });
	expect(keepIdentity(before, { list: [{ a: 1 }, { b: [2] }], text: "x" })).toBe(before);
});

test("keeps the parts that did not change", () => {
	const before = keepIdentity(undefined, { list: [{ a: 1 }, { b: 2 }], other: { c: 3 } });
	const after = keepIdentity(before, { list: [{ a: 1 }, { b: 9 }], other: { c: 3 } });
	expect(after).not.toBe(before);
	expect(after.list[0]).toBe(before.list[0]);
	expect(after.other).toBe(before.other);
	expect(after.list[1]).toEqual({ b: 9 });
});

test("knows the members of a list by their id, wherever they moved", () => {
	const before = keepIdentity(undefined, [{ id: "b" }, { id: "c" }]);
	const after = keepIdentity(before, [{ id: "a" }, { id: "b" }, { id: "c" }]);
	expect(after[1]).toBe(before[0]);
	expect(after[2]).toBe(before[1]);
});

test("notices a key that went, an array that shrank and an array that became a record", () => {
	expect(keepIdentity<unknown>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
	expect(keepIdentity([1, 2], [1])).toEqual([1]);
	expect(keepIdentity<unknown>([1], { 0: 1 })).toEqual({ 0: 1 });
});

test("freezes what it returns", () => {
	expect(Object.isFrozen(keepIdentity(undefined, { a: { b: 1 } }).a)).toBe(true);
});
