import type { Row } from "./parse-table.ts";

/** The text with every column as wide as its widest field. Fields of several lines stay as they are. */
export function aligned(text: string, rows: readonly Row[], separator: string): string {
	const widths: number[] = [];
	for (const { fields } of rows) {
		for (const [column, { start, end }] of fields.entries()) {
			const width = breadth(text.slice(start, end).trim());
			if (width !== undefined && width > (widths[column] ?? 0)) widths[column] = width;
		}
	}
	return rewritten(text, rows, separator, (raw, column, last) => {
		const width = breadth(raw);
		// Nothing stands behind the last one, so nothing has to be lined up.
		return last || width === undefined ? raw : raw + " ".repeat(Math.max(0, (widths[column] ?? 0) - width));
	});
}

/** The text without the blanks around fields. */
export function shrunk(text: string, rows: readonly Row[], separator: string): string {
	return rewritten(text, rows, separator, (raw) => raw);
}

function rewritten(
	text: string,
	rows: readonly Row[],
	separator: string,
	write: (raw: string, column: number, last: boolean) => string,
): string {
	let result = "";
	let from = 0;
	for (const { fields } of rows) {
		const [first] = fields;
		const end = fields.at(-1)?.end ?? from;
		const written = fields.map((field, column) =>
			write(text.slice(field.start, field.end).trim(), column, column === fields.length - 1),
		);
		result += text.slice(from, first?.start ?? from) + written.join(separator);
		from = end;
	}
	return result + text.slice(from);
}

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/** In columns of a monospaced face; `undefined` for a field of several lines. */
function breadth(raw: string): number | undefined {
	if (raw.includes("\n")) return undefined;
	let width = 0;
	for (const { segment } of new Intl.Segmenter().segment(raw)) width += WIDE.test(segment) ? 2 : 1;
	return width;
}
