export interface Heading {
	/** 1 to 6. */
	readonly level: number;
	/** Without Markdown's own marks. */
	readonly text: string;
	/** Unique in the document, as common renderers make it. */
	readonly slug: string;
	/** Offset of the line's start, and of the character after the heading, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
}

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const FRONT_MATTER = /^---\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
// Lines that cannot be the text of an underlined heading: lists, quotes, code, other headings.
const NO_TEXT = /^(?:\s*$| {4}|\t| {0,3}(?:[-*+>]|\d+[.)])(?:\s|$)| {0,3}#{1,6}\s)/;

// Nobody reads a longer heading, and patterns that look ahead take long on very long lines.
const MAX_LINE = 500;

/** The headings of a Markdown text, `#` and underlined ones; what stands in code or front matter is none. */
export function headingsOf(markdown: string): Heading[] {
	const found: Heading[] = [];
	const slugs = new Map<string, number>();
	const skip = FRONT_MATTER.exec(markdown)?.[0].length ?? 0;
	let fence: string | undefined;
	let previous: { text: string; start: number } | undefined;

	for (const { text, start, end } of lines(markdown, skip)) {
		const above = previous;
		previous = undefined;
		const mark = FENCE.exec(text);
		if (fence !== undefined) {
			// A fence is closed by one of the same kind that is at least as long and says nothing more.
			if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === "") fence = undefined;
			continue;
		}
		if (mark?.[1] && !(mark[1].startsWith("`") && mark[2]?.includes("`"))) {
			fence = mark[1];
			continue;
		}
		const atx = ATX.exec(text.slice(0, MAX_LINE));
		const underline = above && SETEXT.exec(text)?.[1];
		if (atx?.[1]) add(atx[1].length, (atx[2] ?? "").replace(/(?:^|[ \t]+)#+$/, ""), start, end);
		else if (above && underline)
			add(underline.startsWith("=") ? 1 : 2, above.text.slice(0, MAX_LINE), above.start, end);
		else if (!NO_TEXT.test(text)) previous = { text, start };
	}
	return found;

	function add(level: number, source: string, start: number, end: number): void {
		const text = plainText(source);
		if (text === "") return;
		const base = slugOf(text);
		const seen = slugs.get(base) ?? 0;
		slugs.set(base, seen + 1);
		found.push({ level, text, slug: seen === 0 ? base : `${base}-${seen}`, start, end });
	}
}

function* lines(text: string, from: number): Generator<{ text: string; start: number; end: number }> {
	for (let start = from; start < text.length; ) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		yield { text: text.slice(start, end), start, end };
		start = end + 1;
	}
}

/** Links and images become their words; marks for code and emphasis go. */
function plainText(source: string): string {
	return source
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/`+([^`]*)`+/g, "$1")
		.replace(/(\*\*|__|\*|~~)(?=\S)(.*?\S)\1/g, "$2")
		.replace(/\\([\\`*_{}[\]()#+.!~-])/g, "$1")
		.trim();
}

function slugOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
		.replaceAll(" ", "-");
}
