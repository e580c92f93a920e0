import type { Json } from "@annex/sdk";

/** A mark as it is kept: its line, from 0, and what the line said, to find it again in a text that changed meanwhile. */
export interface KeptMark {
	readonly line: number;
	readonly text: string;
}

const MOST_MARKS = 200;
const MAX_TEXT = 80;
/** So far from its place a line is looked for. */
const FAR = 500;

export const keyOf = (documentId: string) => `marks.${documentId}`;

export function keptMark(line: number, text: string): KeptMark {
	return { line, text: text.slice(0, MAX_TEXT) };
}

/** What storage holds may be of another version, or of nobody: anything else than marks is no marks. */
export function readMarks(value: Json | undefined): KeptMark[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, MOST_MARKS).flatMap((one): KeptMark[] => {
		if (typeof one !== "object" || one === null || Array.isArray(one)) return [];
		const { line, text } = one;
		if (typeof line !== "number" || !Number.isSafeInteger(line) || line < 0 || typeof text !== "string") return [];
		return [{ line, text: text.slice(0, MAX_TEXT) }];
	});
}

/** The line of a kept mark in a text as it is now: the same words as near as can be, otherwise the same number. */
export function findLine(mark: KeptMark, lineCount: number, textOf: (line: number) => string): number {
	const last = lineCount - 1;
	const near = Math.min(mark.line, last);
	const isIt = (line: number) => line >= 0 && line <= last && textOf(line).slice(0, MAX_TEXT) === mark.text;
	// An empty line is everywhere, so it says nothing.
	if (mark.text.trim() === "" || isIt(near)) return near;
	for (let away = 1; away <= FAR; away += 1) {
		if (isIt(near - away)) return near - away;
		if (isIt(near + away)) return near + away;
	}
	return near;
}
