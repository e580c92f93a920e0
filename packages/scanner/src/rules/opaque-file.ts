import type { Rule } from "../rule.ts";

// By their first bytes: a name can be anything.
const KINDS: readonly (readonly [first: readonly number[], what: string, severity: "block" | "warning"])[] = [
	[[0x7f, 0x45, 0x4c, 0x46], "a Linux program", "block"],
	[[0x4d, 0x5a], "a Windows program", "block"],
	[[0xcf, 0xfa, 0xed, 0xfe], "a macOS program", "block"],
	[[0xca, 0xfe, 0xba, 0xbe], "a Java or macOS program", "block"],
	[[0x00, 0x61, 0x73, 0x6d], "a WebAssembly module", "warning"],
	[[0x50, 0x4b, 0x03, 0x04], "another ZIP archive", "warning"],
	[[0x1f, 0x8b], "a compressed file", "warning"],
	[[0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive", "warning"],
	[[0x52, 0x61, 0x72, 0x21], "a RAR archive", "warning"],
];

export const opaqueFile: Rule = {
	name: "opaque-file",
	question: "Does the package hold programs or archives that the scan cannot look into?",
	because:
		"An extension is JavaScript and data. Programs run on no platform of ours, and archives hide what is in them.",
	instead: "Take programs out; put the content of archives into the package as files.",
	severities: ["block", "warning"],
	*check(file) {
		if (file.isScript) return;
		for (const [first, what, severity] of KINDS) {
			// Two letters may start an honest text, so those kinds have to be binary besides.
			if (!first.every((byte, index) => file.bytes[index] === byte)) continue;
			if (first.length > 2 || !file.text || file.bytes.includes(0)) {
				yield { severity, why: `It is ${what}.` };
				return;
			}
		}
	},
};
