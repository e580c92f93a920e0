import type { Rule } from "../rule.ts";

const LONG_LINE_CHARS = 1_000;
const MAX_BLANK_SHARE = 0.12;

export const minified: Rule = {
	name: "minified",
	question: "Is the code minified?",
	because: "Minified code is welcome and harder to review; a moderator likes to know before opening it.",
	instead: "Nothing has to change; readable code is reviewed sooner.",
	severities: ["info"],
	*check(file) {
		if (!file.code || file.text === undefined) return;
		let at = 0;
		for (const line of file.text.split("\n")) {
			if (line.length >= LONG_LINE_CHARS && blankShare(line) < MAX_BLANK_SHARE) {
				yield { severity: "info", at, why: "The code is minified." };
				return;
			}
			at += line.length + 1;
		}
	},
};

function blankShare(line: string): number {
	return (line.match(/\s/g)?.length ?? 0) / line.length;
}
