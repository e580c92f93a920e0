import type { Finding, Issue } from "@annex/registry-api";

/** What scripts may rely on. */
export const exitCode = {
	ok: 0,
	/** It went wrong: network, files, a refusal of the registry. */
	failure: 1,
	/** The command line itself was wrong. */
	usage: 2,
	/** The package was refused by validation or by the scan. */
	refused: 3,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What a command answers: plain data for `--json`, lines for people, and how the process ends. */
export interface Outcome {
	readonly data: Readonly<Record<string, unknown>>;
	readonly lines: readonly string[];
	readonly exitCode?: ExitCode;
}

/** One line for each fault: where, what, and how to mend it. */
export function issueLines(issues: readonly Issue[]): string[] {
	return issues.flatMap(({ path, sentence, fix }) => [
		`  ${path === "" ? "" : `${printable(path)}: `}${printable(sentence)}`,
		...(fix === "" ? [] : [`    ${printable(fix)}`]),
	]);
}

/** One line for each finding, `file:line:column` first, so that terminals make it a link. */
export function findingLines(findings: readonly Finding[]): string[] {
	return findings.map(
		({ file, line, column, severity, why, rule }) =>
			`  ${printable(file)}:${line}:${column} ${severity}: ${printable(why)} [${printable(rule)}]`,
	);
}

/** Text from a package or registry without what could move a terminal's cursor or reorder its line. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => (/[\t\r\n]/.test(char) ? " " : "\uFFFD"));
}
