import { describe, expect, it } from "vitest";
import { changelogExcerpt } from "./changelog-excerpt.ts";

const CHANGELOG = `# Changelog

## [1.2.0] - 2026-02-01

- Faster

## v1.1.0

- Counts lines

## 1.0.0

- First
`;

describe("changelogExcerpt", () => {
	it("keeps the versions after the installed one up to the offered one", () => {
		expect(changelogExcerpt(CHANGELOG, { from: "1.0.0", to: "1.1.0" })).toBe("## v1.1.0\n\n- Counts lines");
		expect(changelogExcerpt(CHANGELOG, { from: "1.0.0", to: "1.2.0" })).toContain("- Faster");
		expect(changelogExcerpt(CHANGELOG, { from: "1.0.0", to: "1.2.0" })).not.toContain("First");
	});

	it("says nothing when no heading names a version in between", () => {
		expect(changelogExcerpt("Words without a heading.", { from: "1.0.0", to: "1.1.0" })).toBe("");
		expect(changelogExcerpt(CHANGELOG, { from: "1.2.0", to: "1.3.0" })).toBe("");
	});

	it("never grows beyond 2,000 characters, however long a line is", () => {
		const long = `## 1.1.0\n\n${"- a line of it\n".repeat(1_000)}`;
		expect(changelogExcerpt(long, { from: "1.0.0", to: "1.1.0" }).length).toBeLessThanOrEqual(2_000);
		expect(changelogExcerpt(`## 1.1.0\n${"x".repeat(100_000)}`, { from: "1.0.0", to: "1.1.0" })).toBe("## 1.1.0\n…");
	});

	it("takes no longer for a heading that never ends", () => {
		const started = performance.now();
		changelogExcerpt(`## ${"1".repeat(500_000)}\n${"# ".repeat(200_000)}`, { from: "1.0.0", to: "1.1.0" });
		expect(performance.now() - started).toBeLessThan(500);
	});
});
