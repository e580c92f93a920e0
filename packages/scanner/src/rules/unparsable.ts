import type { Rule } from "../rule.ts";

export const unparsable: Rule = {
	name: "unparsable",
	question: "Can the scan read every script?",
	because: "What cannot be read cannot be judged, and the engine would not run it either.",
	instead: "Ship JavaScript modules that parse; build TypeScript and JSX before packaging.",
	severities: ["block"],
	*check(file) {
		if (!file.unreadable) return;
		const at = file.text === undefined || file.unreadable.line === 0 ? undefined : offsetOf(file.text, file.unreadable);
		yield { severity: "block", why: file.unreadable.why, ...(at === undefined ? {} : { at }) };
	},
};

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
	let start = 0;
	for (let current = 1; current < line; current++) start = text.indexOf("\n", start) + 1;
	return start + column;
}
