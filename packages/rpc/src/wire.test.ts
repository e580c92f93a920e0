import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Frame, Kind, parseFrame } from "./wire.ts";

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const name = fc.string({ minLength: 1, maxLength: 80 });
const payload = fc.anything();

const frames: fc.Arbitrary<Frame> = fc.oneof(
	fc.tuple(fc.constant(Kind.hello), fc.constant(1), fc.integer({ min: 1, max: 65_536 })),
	fc.tuple(fc.constant(Kind.call), id, name, payload),
	fc.tuple(fc.constant(Kind.ok), id, payload),
	fc.tuple(fc.constant(Kind.err), id, fc.string(), fc.string()),
	fc.tuple(fc.constant(Kind.cancel), id),
	fc.tuple(fc.constant(Kind.event), name, payload),
	fc.tuple(fc.constant(Kind.ack), id, id),
	fc.tuple(fc.constant(Kind.took), id),
	fc.tuple(fc.constant(Kind.ping), id),
	fc.tuple(fc.constant(Kind.pong), id),
	fc.tuple(fc.constant(Kind.bye), fc.string(), fc.string()),
);

const notAnId = fc.oneof(
	fc.integer({ max: 0 }),
	fc.double().filter((n) => !Number.isSafeInteger(n)),
	fc.constantFrom(Number.MAX_SAFE_INTEGER + 1, "1", null, undefined, true, {}, [1], 1n),
);

describe("the frame parser", () => {
	test("reads every frame of this version as it is", () => {
		fc.assert(fc.property(frames, (frame) => parseFrame(frame) === frame));
	});

	test("never throws, and lets nothing through that is not exactly a frame", () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), (data) => {
				const frame = parseFrame(data);
				if (frame === undefined) return;
				expect(Array.isArray(data)).toBe(true);
				expect(Object.values(Kind)).toContain(frame[0]);
			}),
			{ numRuns: 2_000 },
		);
	});

	test("refuses every frame that is shorter or longer than its kind", () => {
		fc.assert(
			fc.property(frames, payload, (frame, extra) => {
				expect(parseFrame([...frame, extra])).toBeUndefined();
				expect(parseFrame(frame.slice(0, -1))).toBeUndefined();
			}),
		);
	});

	test("refuses ids that are not positive safe integers", () => {
		const withId = [Kind.call, Kind.ok, Kind.err, Kind.cancel, Kind.ack, Kind.took, Kind.ping, Kind.pong];
		fc.assert(
			fc.property(frames, notAnId, (frame, bad) => {
				fc.pre(withId.includes(frame[0] as (typeof withId)[number]));
				expect(parseFrame(frame.with(1, bad as never))).toBeUndefined();
			}),
		);
	});

	test("refuses names that are empty or longer than any method", () => {
		for (const bad of ["", "x".repeat(81), 7, null, ["a"], { toString: () => "a" }]) {
			expect(parseFrame([Kind.call, 1, bad, null])).toBeUndefined();
		}
	});

	test("refuses kinds that do not exist, also those that a lookup by name would find", () => {
		for (const bad of [-1, 11, 1.5, Number.NaN, "0", "constructor", "__proto__", "length", null, undefined]) {
			expect(parseFrame([bad, 1])).toBeUndefined();
		}
	});

	test("refuses windows that would buffer without end", () => {
		for (const bad of [0, -1, 65_537, 1.5, Number.POSITIVE_INFINITY, "256"]) {
			expect(parseFrame([Kind.hello, 1, bad])).toBeUndefined();
		}
	});

	test("reads the version of a hello from the future, whatever follows it", () => {
		expect(parseFrame([Kind.hello, 9, "new", "things"])).toEqual([Kind.hello, 9, 1]);
	});
});
