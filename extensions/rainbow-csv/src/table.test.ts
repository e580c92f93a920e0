import { describe, expect, it } from "vitest";
import { aligned, shrunk } from "./align.ts";
import { columnName, paint, tableOf } from "./paint.ts";
import { contentOf, parseTable, unequalRows } from "./parse-table.ts";
import { separatorOf } from "./separator.ts";

const cells = (text: string, separator = ",") =>
	parseTable(text, separator).map(({ fields }) => fields.map((field) => contentOf(text, field)));

describe("parseTable", () => {
	it("reads fields, empty ones too, and passes over empty lines", () => {
		expect(cells("a,b,c\n\n1,,3\n,,\n")).toEqual([
			["a", "b", "c"],
			["1", "", "3"],
			["", "", ""],
		]);
	});

	it("reads quoted fields with separators, quotes and lines inside", () => {
		const text = 'name,says\n"Lovelace, Ada","She said ""no""\nand left"\nx,y';
		expect(cells(text)[1]).toEqual(["Lovelace, Ada", 'She said "no"\nand left']);
		expect(parseTable(text, ",").map(({ line }) => line)).toEqual([0, 1, 3]);
	});

	it("ends a quote that nobody closes with its line, so that one slip does not eat the table", () => {
		expect(cells('a,"b\nc,d')).toEqual([
			["a", '"b'],
			["c", "d"],
		]);
	});

	it("finds the rows that are wider or narrower than the first", () => {
		expect(unequalRows(parseTable("a,b\n1\n1,2\n1,2,3", ",")).map(({ row }) => row.line)).toEqual([1, 3]);
	});
});

describe("separatorOf", () => {
	const auto = { separator: "auto", everywhere: false };
	it.each([
		["a.csv", "a;b\n1,5;2\n3;4", ";"],
		["a.csv", "a|b\n1|2", "|"],
		["a.csv", "one column\nonly", ","],
		["a.TSV", "a\tb", "\t"],
		["notes.md", "a,b\n1,2", undefined],
	])("of %s with %j is %j", (name, text, separator) => {
		expect(separatorOf({ name, text }, auto)).toBe(separator);
	});

	it("is what was set, and anywhere when that is wanted", () => {
		expect(separatorOf({ name: "a.csv", text: "a,b" }, { separator: "tab", everywhere: false })).toBe("\t");
		expect(separatorOf({ name: "a.txt", text: "a,b\n1,2" }, { separator: "auto", everywhere: true })).toBe(",");
		expect(separatorOf({ name: "a.txt", text: "Dear Ada,\nno table" }, { separator: "auto", everywhere: true })).toBe(
			undefined,
		);
	});
});

describe("aligning", () => {
	const text = 'id,name,x\n1,"Lovelace, Ada",2\n\n100,日本,3\n';
	const lined = 'id ,name           ,x\n1  ,"Lovelace, Ada",2\n\n100,日本           ,3\n';

	it("makes every column as wide as its widest field, and shrinking takes that back", () => {
		expect(aligned(text, parseTable(text, ","), ",")).toBe(lined);
		expect(shrunk(lined, parseTable(lined, ","), ",")).toBe(text);
	});

	it("changes nothing the second time, and no value ever", () => {
		expect(aligned(lined, parseTable(lined, ","), ",")).toBe(lined);
		expect(cells(lined)).toEqual(cells(text));
	});

	it("leaves fields of several lines as they are", () => {
		const several = 'a,b\n"x\ny",1\n';
		expect(aligned(several, parseTable(several, ","), ",")).toBe(several);
	});
});

describe("paint", () => {
	const text = "name,price\nApple,2\nPear\n";
	const table = tableOf(text, parseTable(text, ","), true);

	it("gives a colour to each column and tells its name, and marks rows that do not fit", () => {
		const { ranges, marks } = paint(table, { start: 0, end: text.length });
		expect(ranges.map(({ color, bold, hover }) => [color, bold ?? false, hover])).toEqual([
			["c1", true, "1: name"],
			["c2", true, "2: price"],
			["c1", false, "1: name"],
			["c2", false, "2: price"],
			["c1", false, "1: name\n1 field; the first row has 2."],
		]);
		expect(ranges.at(-1)?.underline).toBe("danger");
		expect(marks).toEqual([{ at: 19, icon: "diamond", color: "danger" }]);
	});

	it("colours only what is drawn, and never more than the app takes", () => {
		expect(paint(table, { start: 11, end: 12 }).ranges).toHaveLength(2);
		const long = "1,2,3\n".repeat(5_000);
		expect(
			paint(tableOf(long, parseTable(long, ","), false), { start: 0, end: long.length }).ranges.length,
		).toBeLessThan(2_001);
	});

	it("numbers columns without a name", () => {
		expect(columnName(tableOf("a,\n", parseTable("a,\n", ","), true), 1)).toBe("Column 2");
	});
});
