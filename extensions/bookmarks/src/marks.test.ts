import { describe, expect, it } from "vitest";
import { findLine, keptMark, readMarks } from "./kept-marks.ts";
import { movedMarks } from "./move-marks.ts";

describe("marks move with what is typed", () => {
	// Lines at 0, 4 and 8 of "one\ntwo\nsix".
	it.each([
		["text in an earlier line", [{ start: 1, end: 1, text: "xx" }], [0, 6, 10]],
		["text in the marked line", [{ start: 5, end: 5, text: "xx" }], [0, 4, 10]],
		["text at its beginning", [{ start: 4, end: 4, text: "xx" }], [0, 4, 10]],
		["a line before it", [{ start: 4, end: 4, text: "new\n" }], [0, 8, 12]],
		["the end of the line before", [{ start: 3, end: 3, text: "\nnew" }], [0, 8, 12]],
		["the line before gone", [{ start: 0, end: 4, text: "" }], [0, 4]],
		["two lines made one", [{ start: 3, end: 4, text: "" }], [0, 3, 7]],
		["everything replaced", [{ start: 0, end: 11, text: "z" }], [0]],
		[
			"one edit after another",
			[
				{ start: 0, end: 0, text: "a\n" },
				{ start: 0, end: 2, text: "" },
			],
			[0, 4, 8],
		],
	])("%s", (_, edits, moved) => {
		expect(movedMarks([0, 4, 8], edits)).toEqual(moved);
	});
});

describe("a mark that was kept", () => {
	const lines = ["# Title", "", "first", "second", "third"];
	const textOf = (line: number) => lines[line] ?? "";

	it("is found by what its line says, as near as can be", () => {
		expect(findLine(keptMark(3, "second"), 5, textOf)).toBe(3);
		expect(findLine(keptMark(1, "second"), 5, textOf)).toBe(3);
		expect(findLine(keptMark(40, "first"), 5, textOf)).toBe(2);
		expect(findLine(keptMark(1, "nowhere"), 5, textOf)).toBe(1);
		expect(findLine(keptMark(2, ""), 5, textOf)).toBe(2);
	});

	it("is read only when it is one", () => {
		const sound = { line: 3, text: "second" };
		expect(readMarks([sound, null, 4, { line: -1, text: "x" }, { line: 1.5, text: "x" }, { line: 1 }, []])).toEqual([
			sound,
		]);
		expect([readMarks(undefined), readMarks("x"), readMarks({ line: 1 })]).toEqual([[], [], []]);
	});
});
