import { type Heading, headingsOf } from "./headings.ts";

const BEGIN = "<!-- contents -->";
const END = "<!-- /contents -->";

export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * The edit that gives a Markdown text a table of contents: in place of the old one between its marks, else below the
 * title, else at the top. `undefined` when nothing would change, or when there is nothing to list.
 */
export function contentsEdit(markdown: string): Edit | undefined {
	const headings = headingsOf(markdown);
	const title = headings[0]?.level === 1 ? headings[0] : undefined;
	const listed = headings.filter((heading) => heading !== title);
	if (listed.length === 0) return undefined;

	const block = [BEGIN, "", ...listOf(listed), "", END].join("\n");
	const begin = markdown.indexOf(BEGIN);
	const end = begin === -1 ? -1 : markdown.indexOf(END, begin);
	if (end !== -1) {
		const old = { start: begin, end: end + END.length };
		return markdown.slice(old.start, old.end) === block ? undefined : { ...old, text: block };
	}
	if (title) return { start: title.end, end: title.end, text: `\n\n${block}` };
	const top = listed[0]?.start ?? 0;
	return { start: top, end: top, text: `${block}\n\n` };
}

function listOf(headings: readonly Heading[]): string[] {
	const top = Math.min(...headings.map(({ level }) => level));
	return headings.map(({ level, text, slug }) => {
		// Brackets and backslashes would end the link's text.
		const label = text.replace(/[\\[\]]/g, "\\$&");
		return `${"  ".repeat(level - top)}- [${label}](#${encodeURI(slug)})`;
	});
}
