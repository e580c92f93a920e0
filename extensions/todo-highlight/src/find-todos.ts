/** One thing to do: where its word stands and what its line says. Offsets are UTF-16 units. */
export interface Todo {
	/** As it is listed under: `TODO`, or `[ ]` for a checkbox. */
	readonly word: string;
	readonly start: number;
	readonly end: number;
	/** From 0. */
	readonly line: number;
	/** The line without the word and its punctuation, at most 120 characters. */
	readonly text: string;
}

export interface Wanted {
	readonly words: readonly string[];
	readonly anyCase: boolean;
	readonly checkboxes: boolean;
}

export const CHECKBOX = "[ ]";
const MAX_TEXT = 120;
const MAX_WORDS = 20;

/** The words of the setting, each once. */
export function wordsOf(setting: string): string[] {
	const words = setting.split(/[,\n]/).map((word) => word.trim());
	return [...new Set(words.filter((word) => word !== "" && word.length <= 40))].slice(0, MAX_WORDS);
}

/** Everything to do in a text, in its order. */
export function findTodos(text: string, { words, anyCase, checkboxes }: Wanted): Todo[] {
	const pattern = patternOf(words, anyCase, checkboxes);
	if (pattern === undefined) return [];
	const found: Todo[] = [];
	let line = 0;
	let lineStart = 0;
	for (const match of text.matchAll(pattern)) {
		// A checkbox is found from the start of its line; what is marked is the box alone.
		const box = match[2];
		const start = match.index + (box === undefined ? 0 : match[0].length - box.length);
		const end = match.index + match[0].length;
		for (let next = text.indexOf("\n", lineStart); next !== -1 && next < start; next = text.indexOf("\n", lineStart)) {
			line += 1;
			lineStart = next + 1;
		}
		const before = found.at(-1);
		// "- [ ] TODO: call" is one thing to do, not two.
		if (before !== undefined && before.line === line && before.word === CHECKBOX) found.pop();
		const stop = text.indexOf("\n", end);
		const rest = text.slice(end, stop === -1 ? undefined : stop);
		found.push({ word: box === undefined ? spelled(match[0], words) : CHECKBOX, start, end, line, text: said(rest) });
	}
	return found;
}

function patternOf(words: readonly string[], anyCase: boolean, checkboxes: boolean): RegExp | undefined {
	const escaped = words
		.toSorted((a, b) => b.length - a.length)
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
	const parts = [
		...(escaped.length > 0 ? [`(?<![\\p{L}\\p{N}_])(${escaped.join("|")})(?![\\p{L}\\p{N}_])`] : ["(?!)()"]),
		...(checkboxes ? ["^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+(\\[ \\])(?=[ \\t])"] : []),
	];
	return escaped.length > 0 || checkboxes ? new RegExp(parts.join("|"), anyCase ? "gmiu" : "gmu") : undefined;
}

function spelled(found: string, words: readonly string[]): string {
	return words.find((word) => word.toLowerCase() === found.toLowerCase()) ?? found;
}

function said(rest: string): string {
	const text = rest
		.slice(0, 400)
		.replace(/^[\s:)\]–—-]+/, "")
		.replace(/\s+/g, " ")
		.trim();
	return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

/** The one that comes after the caret, or before it; round the end to the other side. */
export function neighbour(todos: readonly Todo[], caret: number, direction: 1 | -1): Todo | undefined {
	return direction === 1
		? (todos.find(({ start }) => start > caret) ?? todos[0])
		: (todos.findLast(({ end }) => end < caret) ?? todos.at(-1));
}
