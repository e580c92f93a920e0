import type { TextEdit } from "@annex/sdk";
import type { Operation } from "./operations.ts";

/**
 * The edit that does it to every line the selection touches, or to all of them when nothing is selected; `undefined`
 * when nothing would change.
 */
export function changeLines(
	text: string,
	selection: { readonly start: number; readonly end: number },
	operation: Operation,
): TextEdit | undefined {
	const { start, end } = selection.start === selection.end ? wholeText(text) : wholeLines(text, selection);
	const before = text.slice(start, end);
	const after = operation.run(before.split("\n")).join("\n");
	return after === before ? undefined : { start, end, text: after };
}

/** Without the line break at its very end, which would count as one more line. */
function wholeText(text: string) {
	return { start: 0, end: text.endsWith("\n") ? text.length - 1 : text.length };
}

function wholeLines(text: string, selection: { readonly start: number; readonly end: number }) {
	const start = text.lastIndexOf("\n", selection.start - 1) + 1;
	// A selection that ends where a line begins does not touch that line.
	const last = text[selection.end - 1] === "\n" ? selection.end - 1 : selection.end;
	const end = text.indexOf("\n", last);
	return { start: selection.start === 0 ? 0 : start, end: end === -1 ? text.length : end };
}
