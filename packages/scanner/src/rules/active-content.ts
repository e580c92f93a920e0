import type { Rule } from "../rule.ts";

const MARKUP_FILE = /\.(?:svg|html?|xhtml|xml|md|markdown)$/i;
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
	[/<script[\s>/]/gi, "a script element"],
	[/<(?:iframe|object|embed|foreignObject)[\s>/]/gi, "an element that brings in other documents"],
	[/<[a-z][^<>]{0,500}?[\s/"']on[a-z]{3,30}\s*=/gi, "an event handler"],
	[
		/(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript|data\s*:\s*text\/html)\s*:?/gi,
		"an address that runs code",
	],
	[/\]\(\s*<?\s*(?:javascript|vbscript)\s*:/gi, "a link that runs code"],
];

export const activeContent: Rule = {
	name: "active-content",
	question: "Does a document or image hold scripts?",
	because: "Markup with scripts runs as the page that shows it. Annex shows none of it raw, but others may.",
	instead: "Take the scripts out; a README is Markdown, and images are pictures.",
	severities: ["block", "warning"],
	*check(file) {
		if (file.text === undefined || !MARKUP_FILE.test(file.path)) return;
		// An image has no honest use for a script; a README may well show one in an example.
		const severity = /\.svg$/i.test(file.path) ? "block" : "warning";
		const text = /\.(?:md|markdown)$/i.test(file.path) ? withoutCode(file.text) : file.text;
		for (const [pattern, what] of SCRIPTS) {
			for (const match of text.matchAll(pattern)) {
				yield { severity, at: match.index, why: `It holds ${what}.` };
			}
		}
	},
};

/** The Markdown with its code blocks and spans blanked, at the same length: what stands there is shown, never run. */
function withoutCode(markdown: string): string {
	return markdown.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]{1,500}`/gm, (code) => " ".repeat(code.length));
}
