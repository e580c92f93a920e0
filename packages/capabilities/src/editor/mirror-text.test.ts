import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MirrorText } from "./mirror-text.ts";

/** Text with many line breaks, sometimes longer than several chunks. */
const piece = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.constantFrom("", "\n", "\n\n", "a\nb", "é🙂\n"),
	fc
		.record({ of: fc.constantFrom("x", "ab\n", "\n", "line of text\n"), times: fc.nat(2_000) })
		.map(({ of, times }) => of.repeat(times)),
);
const steps = fc.array(fc.record({ start: fc.nat(), length: fc.nat(6_000), text: piece }), { maxLength: 25 });

describe("a mirrored text", () => {
	test("is what a plain string would be, after any sequence of edits", () => {
		fc.assert(
			fc.property(piece, steps, fc.nat(), fc.nat(), (first, edits, from, to) => {
				const mirror = new MirrorText(first);
				let plain = first;
				for (const { start: anywhere, length, text } of edits) {
					const start = anywhere % (plain.length + 1);
					const end = Math.min(plain.length, start + length);
					mirror.replace({ start, end, text });
					plain = plain.slice(0, start) + text + plain.slice(end);
				}
				expect(mirror.length).toBe(plain.length);
				expect(mirror.slice()).toBe(plain);
				const [start, end] = [from % (plain.length + 1), to % (plain.length + 1)];
				expect(mirror.slice(start, end)).toBe(plain.slice(start, Math.max(start, end)));

				const lines = plain.split("\n");
				expect(mirror.lineCount).toBe(lines.length);
				const index = from % lines.length;
				const line = mirror.line(index);
				expect(line).toMatchObject({ index, text: lines[index] });
				expect(plain.slice(line.start, line.end)).toBe(lines[index]);
				expect(mirror.lineIndexAt(start)).toBe(plain.slice(0, start).split("\n").length - 1);
			}),
			{ numRuns: 300 },
		);
	});

	test("refuses ranges outside the text and stays as it was", () => {
		const mirror = new MirrorText("abc");
		for (const [start, end] of [
			[-1, 1],
			[2, 1],
			[0, 4],
			[4, 4],
			[Number.NaN, 1],
		] as const) {
			expect(() => mirror.replace({ start, end, text: "x" })).toThrow(RangeError);
		}
		expect(mirror.slice()).toBe("abc");
	});

	test("gives the nearest line for an index outside", () => {
		const mirror = new MirrorText("a\nb");
		expect(mirror.line(-5)).toEqual({ index: 0, start: 0, end: 1, text: "a" });
		expect(mirror.line(9)).toEqual({ index: 1, start: 2, end: 3, text: "b" });
		expect(new MirrorText().line(0)).toEqual({ index: 0, start: 0, end: 0, text: "" });
	});

	test("does not fall into dust when a long text is typed letter by letter at many places", () => {
		const mirror = new MirrorText("x".repeat(100_000));
		const started = performance.now();
		for (let at = 0; at < 20_000; at++)
			mirror.replace({ start: (at * 7_919) % mirror.length, end: (at * 7_919) % mirror.length, text: "y" });
		expect(mirror.length).toBe(120_000);
		// Far from what it takes (some 50 ms): only dust, or a copy of the whole at every key, would reach it.
		expect(performance.now() - started).toBeLessThan(5_000);
	});
});
