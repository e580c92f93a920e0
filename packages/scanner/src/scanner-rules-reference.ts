import { packageLimits } from "./limits.ts";
import { rules } from "./rules/index.ts";

/** The text of `docs/reference/scanner-rules.md`, generated from the rules and limits. */
export function renderScannerRulesReference(): string {
	return [
		"# What the scan asks",
		"",
		"Generated from `@annex/scanner`; do not edit. Every package is read strictly and then scanned before a person looks at it.",
		"A finding says which rule, which file, which line, and why. **block** refuses the version, **warning** asks a moderator",
		"to look, **info** is only noted.",
		"",
		...rules.flatMap((rule) => [
			`## ${rule.name}`,
			"",
			`${rule.question} (${rule.severities.join(", ")})`,
			"",
			rule.because,
			"",
			`**Instead:** ${rule.instead}`,
			"",
		]),
		"# What a package may be at most",
		"",
		"| limit | |",
		"|---|---|",
		`| the ZIP | ${megabytes(packageLimits.packageBytes)} |`,
		`| everything inflated | ${megabytes(packageLimits.totalBytes)} |`,
		`| a file inflated | ${megabytes(packageLimits.fileBytes)} |`,
		`| a script | ${megabytes(packageLimits.scriptBytes)} |`,
		`| files and folders | ${packageLimits.entries} |`,
		`| inflated to deflated | ${packageLimits.ratio}:1, for files above ${packageLimits.ratioFromBytes / 1024} KB |`,
		`| a path | ${packageLimits.pathChars} characters, ${packageLimits.pathDepth} levels |`,
		`| manifest.json | ${packageLimits.manifestBytes / 1024} KB |`,
		`| README.md, CHANGELOG.md | ${megabytes(packageLimits.documentBytes)} each |`,
		`| the icon | ${packageLimits.iconBytes / 1024} KB, ${packageLimits.iconPixels}×${packageLimits.iconPixels} pixels |`,
		"",
	].join("\n");
}

function megabytes(bytes: number): string {
	return `${bytes / (1024 * 1024)} MB`;
}
