/** What is looked for, as the person set it. */
export interface SearchQuery {
	readonly text: string;
	readonly matchCase: boolean;
	readonly wholeWord: boolean;
	readonly regularExpression: boolean;
	/** What takes the place of matches; `null` when nothing is replaced. `$1`, `$<name>` and `$&` in regular expressions. */
	readonly replacement: string | null;
}

/** One match, with the line around it. */
export interface Match {
	/** UTF-16 units from the start of the text. */
	readonly start: number;
	readonly end: number;
	/** From 1. */
	readonly line: number;
	readonly before: string;
	readonly text: string;
	readonly after: string;
	readonly replacement: string | null;
}

const MAX_BEFORE = 40;
const MAX_TEXT = 200;
const MAX_AFTER = 160;

/** The pattern of a query. @throws SyntaxError, in the browser's words, for a regular expression that is none. */
export function patternOf({ text, matchCase, wholeWord, regularExpression }: SearchQuery): RegExp {
	const source = regularExpression ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
	const words = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
	return new RegExp(words, matchCase ? "gmu" : "gimu");
}

/** The first `limit` matches. Empty ones, as of `a*`, are left out. */
export function findMatches(text: string, query: SearchQuery, limit: number): Match[] {
	const pattern = patternOf(query);
	const found: Match[] = [];
	let line = 1;
	let counted = 0;
	for (const match of text.matchAll(pattern)) {
		if (match[0] === "") continue;
		const start = match.index;
		const end = start + match[0].length;
		for (let at = text.indexOf("\n", counted); at !== -1 && at < start; at = text.indexOf("\n", at + 1)) line++;
		counted = start;
		const lineStart = text.lastIndexOf("\n", start - 1) + 1;
		const lineEnd = text.indexOf("\n", end);
		found.push({
			start,
			end,
			line,
			before: text.slice(Math.max(lineStart, start - MAX_BEFORE), start).trimStart(),
			text: text.slice(start, Math.min(end, start + MAX_TEXT)),
			after: text.slice(end, Math.min(lineEnd === -1 ? text.length : lineEnd, end + MAX_AFTER)),
			replacement:
				query.replacement === null
					? null
					: query.regularExpression
						? expand(query.replacement, match)
						: query.replacement,
		});
		if (found.length >= limit) break;
	}
	return found;
}

/** `$&`, `$1` to `$99`, `$<name>` and `$$`, as `String.replace` reads them. */
function expand(template: string, match: RegExpExecArray): string {
	return template.replace(/\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g, (all, index?: string, name?: string) => {
		if (all === "$$") return "$";
		if (all === "$&") return match[0];
		if (index !== undefined) return Number(index) < match.length ? (match[Number(index)] ?? "") : all;
		return match.groups?.[name ?? ""] ?? "";
	});
}
