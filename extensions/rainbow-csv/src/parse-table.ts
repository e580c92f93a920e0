/** One field of a table: where it stands, quotes included. Offsets are UTF-16 units. */
export interface Field {
	readonly start: number;
	readonly end: number;
}

/** One record; a quoted field may carry it over several lines. */
export interface Row {
	/** The line that it begins on, from 0. */
	readonly line: number;
	readonly fields: readonly Field[];
}

/** Reads a text as RFC 4180 does, with any separator, and forgives what does not follow it. Empty lines are no rows. */
export function parseTable(text: string, separator: string): Row[] {
	const rows: Row[] = [];
	let at = 0;
	let line = 0;
	while (at < text.length) {
		const row = { line, fields: [] as Field[] };
		for (;;) {
			const start = at;
			const quote = startOfQuote(text, at);
			if (quote !== undefined) {
				at = endOfQuote(text, quote);
				for (let next = text.indexOf("\n", start); next !== -1 && next < at; next = text.indexOf("\n", next + 1))
					line += 1;
			}
			while (at < text.length && text[at] !== separator && text[at] !== "\n") at += 1;
			row.fields.push({ start, end: at });
			if (text[at] !== separator) break;
			at += 1;
		}
		const [first] = row.fields;
		if (row.fields.length > 1 || (first && first.end > first.start)) rows.push(row);
		at += 1;
		line += 1;
	}
	return rows;
}

/** A quote opens a field only at its beginning, where blanks may stand before it. */
function startOfQuote(text: string, at: number): number | undefined {
	let place = at;
	while (text[place] === " ") place += 1;
	return text[place] === '"' ? place : undefined;
}

/** Behind the closing quote; a quote that nobody closes ends with its line. */
function endOfQuote(text: string, quote: number): number {
	for (let place = text.indexOf('"', quote + 1); place !== -1; place = text.indexOf('"', place + 1)) {
		if (text[place + 1] !== '"') return place + 1;
		place += 1;
	}
	const stop = text.indexOf("\n", quote);
	return stop === -1 ? text.length : stop;
}

/** What a field says: without blanks around it, without its quotes. */
export function contentOf(text: string, { start, end }: Field): string {
	const raw = text.slice(start, end).trim();
	return raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}

export interface UnequalRow {
	readonly row: Row;
	readonly expected: number;
}

/** Rows with more or fewer fields than the first. */
export function unequalRows(rows: readonly Row[]): UnequalRow[] {
	const expected = rows[0]?.fields.length ?? 0;
	return rows.filter(({ fields }) => fields.length !== expected).map((row) => ({ row, expected }));
}
