import { quote } from "@annex/manifest";
import { literalSpecifier } from "../code/literal-specifier.ts";
import type { Rule } from "../rule.ts";

export const remoteCode: Rule = {
	name: "remote-code",
	question: "Does the code load code that is not in the package?",
	because: "What comes from elsewhere, or is chosen at run time, is not what was reviewed, and may change tomorrow.",
	instead: "Put every file into the package and import it by a relative path that is written out.",
	severities: ["block"],
	*check(file) {
		if (!file.code) return;
		const { script, resolver } = file.code;
		for (const { node } of script.visits) {
			if (node.type === "ImportExpression") {
				const specifier = resolver.text(node.source);
				if (specifier !== undefined && !isRelative(specifier)) {
					yield {
						severity: "block",
						at: node.start,
						why: `It imports ${quote(specifier)} from outside of the package.`,
					};
				} else if (literalSpecifier(node.source) === undefined) {
					yield { severity: "block", at: node.start, why: "It imports a module that is chosen at run time." };
				}
			} else if (
				(node.type === "ImportDeclaration" ||
					node.type === "ExportAllDeclaration" ||
					node.type === "ExportNamedDeclaration") &&
				node.source
			) {
				const specifier = String(node.source.value);
				if (!isRelative(specifier)) {
					yield {
						severity: "block",
						at: node.start,
						why: `It imports ${quote(specifier)} from outside of the package.`,
					};
				}
			}
		}
	},
};

function isRelative(specifier: string): boolean {
	return /^\.\.?\//.test(specifier);
}
