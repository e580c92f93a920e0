import { excerptAt } from "./excerpt.ts";
import type { Finding } from "./finding.ts";
import type { PackageContents } from "./package-contents.ts";
import type { Report, Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { type ScannedFile, scannedFile } from "./scanned-file.ts";

const MAX_PER_RULE_AND_FILE = 20;
const MAX_FINDINGS = 500;

/**
 * Judges the code and texts of a package. Never throws; findings come file by file, in the order of their places, at
 * most 20 of one rule in one file and 500 in all, of which the gravest are kept. Synchronous, and bounded by the length.
 */
export function scanPackage(contents: Pick<PackageContents, "files">): Finding[] {
	const findings = contents.files.flatMap(({ path, bytes }) => scanFile(path, bytes));
	const kept = new Set([...findings].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]).slice(0, MAX_FINDINGS));
	return findings.filter((finding) => kept.has(finding));
}

function scanFile(path: string, bytes: Uint8Array): Finding[] {
	try {
		const file = scannedFile({ path, bytes });
		return rules.flatMap((rule) => findingsOf(rule, file)).sort(byPlace);
	} catch (thrown) {
		// Whatever defeats the scan must not pass it: the file is refused rather than waved through.
		if (!(thrown instanceof RangeError)) throw thrown;
		return [
			{
				rule: "unparsable",
				severity: "block",
				file: path,
				line: 0,
				column: 0,
				why: "It is nested too deeply to be read by the scan.",
				excerpt: "",
			},
		];
	}
}

function findingsOf(rule: Rule, file: ScannedFile): Finding[] {
	const lines = lineStarts(file.text ?? "");
	const seen = new Set<string>();
	const findings: Finding[] = [];
	for (const report of rule.check(file)) {
		const finding = findingOf(rule, file, lines, report);
		const key = `${finding.line} ${finding.why}`;
		if (seen.has(key)) continue;
		seen.add(key);
		findings.push(finding);
	}
	return findings.sort(byGravity).slice(0, MAX_PER_RULE_AND_FILE);
}

function findingOf(rule: Rule, file: ScannedFile, lines: readonly number[], report: Report): Finding {
	const text = file.text ?? "";
	const { at } = report;
	const line = at === undefined ? 0 : lineOf(lines, at);
	return {
		rule: rule.name,
		severity: report.severity,
		file: file.path,
		line,
		column: at === undefined ? 0 : at - (lines[line - 1] ?? 0),
		why: report.why,
		excerpt: report.excerpt ?? (at === undefined ? "" : excerptAt(text, at)),
	};
}

const GRAVITY = { block: 0, warning: 1, info: 2 } as const;

function byGravity(a: Finding, b: Finding): number {
	return GRAVITY[a.severity] - GRAVITY[b.severity] || byPlace(a, b);
}

function byPlace(a: Finding, b: Finding): number {
	return a.line - b.line || a.column - b.column;
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}

/** The line, counted from 1, that holds an offset. */
function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle;
	}
	return low + 1;
}
