import { describe, expect, it } from "vitest";
import { AnnexError, fromWireError, toWireError } from "./annex-error.ts";

describe("AnnexError", () => {
	it("answers with status 500, no fix and no details unless told otherwise", () => {
		expect(new AnnexError({ code: "odd", message: "Odd." })).toMatchObject({ status: 500, fix: "", details: {} });
	});
});

describe("an error that crosses a realm", () => {
	it("keeps code and message, and leaves everything else behind", () => {
		const error = new AnnexError({
			code: "quota_exceeded",
			message: "Full.",
			fix: "Delete.",
			details: { a: 1 },
			cause: 1,
		});
		expect(toWireError(error)).toEqual({ code: "quota_exceeded", message: "Full." });
	});

	it("arrives as an AnnexError with the same code and message", () => {
		const arrived = fromWireError(
			structuredClone(toWireError(new AnnexError({ code: "quota_exceeded", message: "Full." }))),
		);
		expect(arrived).toBeInstanceOf(AnnexError);
		expect(arrived).toMatchObject({ code: "quota_exceeded", message: "Full." });
	});

	it("keeps no more than 2,000 characters of its message", () => {
		expect(toWireError(new Error("x".repeat(5_000))).message).toHaveLength(2_000);
		expect(fromWireError({ code: "long", message: "x".repeat(5_000) }).message).toHaveLength(2_000);
	});
});

describe("what strangers throw", () => {
	const angry = () => {
		throw new Error("no");
	};
	it.each<[string, unknown, string]>([
		["an error", new TypeError("bad"), "bad"],
		["an error that poses as ours", Object.assign(new Error("x"), { name: "AnnexError", code: "forbidden" }), "x"],
		["a text", "bad", "bad"],
		["nothing", undefined, "undefined"],
		["an object without a prototype", Object.create(null), "An error that cannot be described."],
		["an object whose toString throws", { toString: angry }, "An error that cannot be described."],
		[
			"an error whose message throws",
			Object.defineProperty(new Error("x"), "message", { get: angry }),
			"An error that cannot be described.",
		],
		["a symbol", Symbol("s"), "Symbol(s)"],
	])("cannot choose a code: %s", (_, thrown, message) => {
		expect(toWireError(thrown)).toEqual({ code: "internal_error", message });
		expect(toWireError(thrown, "activation_failed").code).toBe("activation_failed");
	});
});

describe("wire data from a stranger", () => {
	it.each<[string, unknown]>([
		["nothing", undefined],
		["null", null],
		["a text", "forbidden"],
		["no message", { code: "forbidden" }],
		["a code that is no text", { code: 1, message: "x" }],
		["a message that is no text", { code: "forbidden", message: {} }],
		["a code with other letters", { code: "Forbidden!", message: "x" }],
		["an endless code", { code: "a".repeat(65), message: "x" }],
		["a code that is only inherited", Object.create({ code: "forbidden", message: "x" })],
	])("becomes an unknown error when it is malformed: %s", (_, wire) => {
		expect(fromWireError(wire)).toMatchObject({ code: "unknown_error", status: 500 });
	});
});
