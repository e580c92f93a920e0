import { compareVersions } from "@annex/manifest";

const MAX_CHARS = 2_000;
/** `## 1.2.0`, `## [1.2.0] - 2026-01-01`, `# v1.2.0`. */
const HEADING = /^#{1,4}\s+\[?v?(\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,60})?)\]?(?=[\s(:–-]|$)/;

/** What a changelog says of the versions after `from` up to `to`; empty when its headings name none of them. */
export function changelogExcerpt(changelog: string, { from, to }: { from: string; to: string }): string {
	const kept: string[] = [];
	let chars = 0;
	let inside = false;
	for (const line of changelog.split(/\r?\n/)) {
		const version = HEADING.exec(line)?.[1];
		if (version !== undefined) inside = compareVersions(version, from) > 0 && compareVersions(version, to) <= 0;
		if (!inside) continue;
		chars += line.length + 1;
		if (chars > MAX_CHARS)
			return `${kept
				.join("\n")
				.trim()
				.slice(0, MAX_CHARS - 2)}\n…`;
		kept.push(line);
	}
	return kept.join("\n").trim();
}
