import type { TextEdit } from "@annex/sdk";

/**
 * Where a mark at the start of a line lies after one edit. What is inserted right before it pushes it on when it brings
 * lines of its own; otherwise it is the beginning of the marked line. A mark inside what was replaced falls to its start.
 */
export function movedBy(at: number, { start, end, text }: TextEdit): number {
	if (at < start) return at;
	if (at === start && start === end) return text.endsWith("\n") ? at + text.length : at;
	if (at === start || at < end) return start;
	return at + text.length - (end - start);
}

/** All marks after edits that were made one after another, sorted, each once. */
export function movedMarks(marks: readonly number[], edits: readonly TextEdit[]): number[] {
	return once(marks.map((mark) => edits.reduce(movedBy, mark)));
}

export function once(marks: readonly number[]): number[] {
	return [...new Set(marks)].sort((a, b) => a - b);
}
