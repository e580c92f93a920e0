import { codePointName, type HiddenCharacter, hiddenCharacters } from "@annex/manifest";
import type { Report, Rule } from "../rule.ts";

const MOST_FINDS = 2_000;
const MARKS = new Set([0x061c, 0x200e, 0x200f]);
const BLACK_FLAG = "\u{1f3f4}";
const CANCEL_TAG = 0xe007f;
const HANGUL_FILLERS = new Set([0x115f, 0x1160, 0x3164, 0xffa0]);
const LONG_PRIVATE_RUN = 16;
// Tables of character names hold a few in a row; a hidden letter alone takes eight.
const LONG_INVISIBLE_RUN = 8;

export const hiddenUnicode: Rule = {
	name: "hidden-unicode",
	question: "Does a text hold characters that a reader cannot see or that reorder what is seen?",
	because:
		"Bidirectional overrides make code read otherwise than it runs, and whole programs have been hidden in variation " +
		"selectors and tags that show nothing at all.",
	instead: "Write such characters as escapes (`\\u200b`) where a text truly needs them.",
	severities: ["block", "warning", "info"],
	*check(file) {
		if (file.text === undefined) return;
		const finds = hiddenCharacters(file.text, MOST_FINDS).filter((find) => find.index > 0 || find.codePoint !== 0xfeff);
		for (const run of runsOf(finds)) {
			const report = judge(run, file.text, file.isScript);
			if (report) yield report;
		}
	},
};

/** Finds that stand side by side, since what matters of the invisible is how much of it there is. */
function runsOf(finds: readonly HiddenCharacter[]): HiddenCharacter[][] {
	const runs: HiddenCharacter[][] = [];
	for (const find of finds) {
		const run = runs.at(-1);
		const last = run?.at(-1);
		if (run && last && last.kind === find.kind && last.index + width(last) === find.index) run.push(find);
		else runs.push([find]);
	}
	return runs;
}

function judge(run: readonly HiddenCharacter[], text: string, isScript: boolean): Report | undefined {
	const [first] = run;
	if (!first) return undefined;
	const at = first.index;
	const name = codePointName(first.codePoint);
	const count = run.length === 1 ? `the character ${name}` : `${run.length} characters from ${name} on`;
	switch (first.kind) {
		case "bidi":
			if (MARKS.has(first.codePoint)) {
				return {
					severity: isScript ? "warning" : "info",
					at,
					why: `It holds ${count}, which changes the reading direction.`,
				};
			}
			return {
				severity: isScript ? "block" : "warning",
				at,
				why: `It holds ${count}, which makes the text read in another order than it is written.`,
			};
		case "tag":
			if (isFlag(run, text)) return undefined;
			return { severity: "block", at, why: `It hides text in ${count}, which no screen shows.` };
		case "variation-selector":
			if (run.length === 1 && isSpelling(text, at)) return undefined;
			return run.length === 1
				? { severity: "warning", at, why: `It holds ${count}, a variation selector after nothing that varies.` }
				: { severity: "block", at, why: `It hides data in ${count}, variation selectors that no screen shows.` };
		case "invisible":
			if (isScript && HANGUL_FILLERS.has(first.codePoint)) {
				return { severity: "block", at, why: `It holds ${count}, a letter that looks like nothing and can be a name.` };
			}
			return run.length >= LONG_INVISIBLE_RUN
				? { severity: "block", at, why: `It hides data in ${count}, which no screen shows.` }
				: { severity: isScript ? "warning" : "info", at, why: `It holds ${count}, which cannot be seen.` };
		case "private-use":
			return run.length >= LONG_PRIVATE_RUN
				? { severity: "warning", at, why: `It holds ${count}, to which Unicode gives no meaning.` }
				: undefined;
		case "control":
			// Form feeds part the pages of older sources, and the line separators stand in honest data.
			if (first.codePoint === 0x0c || first.codePoint === 0x2028 || first.codePoint === 0x2029) return undefined;
			return { severity: "warning", at, why: `It holds ${count}, a control character.` };
		case "unpaired":
			return { severity: "warning", at, why: `It holds ${count}, half of a character.` };
	}
}

/** The flags of England, Scotland and Wales are a black flag and letters in tags. */
function isFlag(run: readonly HiddenCharacter[], text: string): boolean {
	const [first] = run;
	if (!first || run.length > 7 || run.at(-1)?.codePoint !== CANCEL_TAG) return false;
	return text.slice(0, first.index).endsWith(BLACK_FLAG);
}

/** A selector right after a letter or sign chooses one of its spellings, as Han and Mongolian need it. */
function isSpelling(text: string, at: number): boolean {
	return /[\p{L}\p{N}\p{S}\p{P}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function width(find: HiddenCharacter): number {
	return find.codePoint > 0xffff ? 2 : 1;
}
