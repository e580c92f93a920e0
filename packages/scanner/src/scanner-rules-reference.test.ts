import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { rules } from "./rules/index.ts";
import { renderScannerRulesReference } from "./scanner-rules-reference.ts";

it("docs/reference/scanner-rules.md says what the rules say", async () => {
	const page = await readFile(new URL("../../../docs/reference/scanner-rules.md", import.meta.url), "utf8");
	expect(page).toBe(renderScannerRulesReference());
});

it("every rule has a name of its own and asks a question", () => {
	expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
	for (const rule of rules) expect(rule.question).toMatch(/\?$/);
});
