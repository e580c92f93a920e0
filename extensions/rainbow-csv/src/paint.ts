import type { LineMark, RangeDecoration, TextRange } from "@annex/sdk";
import { contentOf, type Row } from "./parse-table.ts";

const COLORS = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"] as const;
const MOST_RANGES = 2_000;
const MOST_MARKS = 500;
const MAX_NAME = 60;

export interface Table {
	readonly text: string;
	readonly rows: readonly Row[];
	/** What the columns are called; empty names and absent ones are numbered. */
	readonly names: readonly string[];
	readonly hasHeader: boolean;
}

export function tableOf(text: string, rows: readonly Row[], hasHeader: boolean): Table {
	const names = hasHeader ? (rows[0]?.fields ?? []).map((field) => contentOf(text, field).replace(/\s+/g, " ")) : [];
	return { text, rows, names, hasHeader };
}

/** What a person calls a column: "3: price". */
export function columnName({ names }: Table, column: number): string {
	const name = names[column]?.slice(0, MAX_NAME);
	return name ? `${column + 1}: ${name}` : `Column ${column + 1}`;
}

/** What is wrong with a row, as a sentence; `undefined` for one that is as wide as the first. */
export function faultOf({ rows }: Table, row: Row): string | undefined {
	const expected = rows[0]?.fields.length ?? 0;
	const here = row.fields.length;
	if (here === expected) return undefined;
	return `${here} ${here === 1 ? "field" : "fields"}; the first row has ${expected}.`;
}

/** Colours for the rows inside a range: a column each, unequal rows underlined and marked beside their line. */
export function paint(table: Table, within: TextRange): { ranges: RangeDecoration[]; marks: LineMark[] } {
	const ranges: RangeDecoration[] = [];
	const marks: LineMark[] = [];
	const expected = table.rows[0]?.fields.length ?? 0;
	for (const row of table.rows) {
		const start = row.fields[0]?.start ?? 0;
		const end = row.fields.at(-1)?.end ?? start;
		if (end < within.start) continue;
		if (start > within.end || ranges.length + row.fields.length > MOST_RANGES) break;
		const fault = faultOf(table, row);
		if (fault !== undefined && marks.length < MOST_MARKS) marks.push({ at: start, icon: "diamond", color: "danger" });
		for (const [column, field] of row.fields.entries()) {
			if (field.end === field.start) continue;
			// Too many fields: those beyond. Too few: where the row ends.
			const wrong = fault !== undefined && (column >= expected || column === row.fields.length - 1);
			ranges.push({
				...field,
				color: COLORS[column % COLORS.length],
				...(table.hasHeader && row === table.rows[0] ? { bold: true } : {}),
				...(wrong ? { underline: "danger" as const } : {}),
				hover: wrong ? `${columnName(table, column)}\n${fault}` : columnName(table, column),
			});
		}
	}
	return { ranges, marks };
}
