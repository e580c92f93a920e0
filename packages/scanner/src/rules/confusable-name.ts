import { quote } from "@annex/manifest";
import type { Rule } from "../rule.ts";

const LOOKALIKES =
	/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}\uff21-\uff3a\uff41-\uff5a]/u;
const LATIN = /[A-Za-z]/;
const JOINERS = /[\u200c\u200d]/;

export const confusableName: Rule = {
	name: "confusable-name",
	question: "Does a name look like another one?",
	because: "A Cyrillic letter in a Latin name makes two names that look the same, and a reviewer reads the wrong one.",
	instead: "Write each name in the letters of one script.",
	severities: ["block", "warning"],
	*check(file) {
		if (!file.code) return;
		for (const { node } of file.code.script.visits) {
			if (node.type !== "Identifier" && node.type !== "PrivateIdentifier") continue;
			if (JOINERS.test(node.name)) {
				yield {
					severity: "block",
					at: node.start,
					why: `The name ${quote(node.name)} holds a character that cannot be seen.`,
				};
			} else if (LATIN.test(node.name) && LOOKALIKES.test(node.name)) {
				yield {
					severity: "warning",
					at: node.start,
					why: `The name ${quote(node.name)} mixes letters of different scripts that look alike.`,
				};
			}
		}
	},
};
