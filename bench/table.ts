import type { BenchResult } from "./bench.ts";

const HEAD = ["", "median", "p99", "unit", "ratio", "to the peer"];

/** Rows under each other for a terminal: figures right, words left, notes below what they belong to. */
export function table(rows: readonly BenchResult[]): string {
	const lines = [HEAD, ...rows.map(cells)];
	const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	return lines
		.flatMap((line, index) => {
			const text = line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  ");
			return [`  ${text}`.trimEnd(), ...notesOf(rows[index - 1]).map((note) => `    ${note}`)];
		})
		.join("\n");
}

function cells({ name, median, p99, unit, peer }: BenchResult): string[] {
	const versus = peer ? [`${ratio(median, peer.median)}×`, `${peer.name} (${show(peer.median)})`] : ["", ""];
	return [name, show(median), show(p99), unit, ...versus];
}

function notesOf(row: BenchResult | undefined): string[] {
	const ranks =
		row?.ranks && `Mean reciprocal rank ${row.ranks.own.toFixed(3)}, the peer's ${row.ranks.peer.toFixed(3)}.`;
	return [ranks, row?.note].filter((note) => note !== undefined);
}

function pad(cell: string, width: number, column: number): string {
	return ["median", "p99", "ratio"].includes(HEAD[column] ?? "") ? cell.padStart(width) : cell.padEnd(width);
}

function show(value: number): string {
	return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** Ours divided by the peer's: below 1 is faster where the unit is a time, and slower where it is a rate. */
function ratio(ours: number, peers: number): string {
	return (ours / peers).toLocaleString("en", { maximumSignificantDigits: 2 });
}
