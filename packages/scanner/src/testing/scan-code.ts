import type { Finding } from "../finding.ts";
import { scanPackage } from "../scan-package.ts";

/** The findings about one script, given as text. */
export function scanCode(code: string, path = "extension.js"): Finding[] {
	return scanFileOf(path, code);
}

/** The findings about one file of any kind. */
export function scanFileOf(path: string, content: string | Uint8Array): Finding[] {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	return scanPackage({ files: [{ path, size: bytes.length, sha256: "", bytes }] });
}

/** `severity rule` of each finding, once. */
export function verdicts(findings: readonly Finding[]): string[] {
	return [...new Set(findings.map(({ severity, rule }) => `${severity} ${rule}`))];
}
