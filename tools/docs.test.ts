import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pages } from "./docs.ts";
import { root } from "./lib/run.ts";

test.each(Object.keys(pages))("%s says what the code says (npm run docs renews it)", async (file) => {
	expect(readFileSync(join(root, file), "utf8")).toBe(await pages[file]?.());
});

test("every error has a sentence and says what to do", async () => {
	const rows = (await pages["docs/reference/errors.md"]?.())?.split("\n").filter((line) => line.startsWith("| `"));
	expect(rows?.length).toBeGreaterThan(50);
	for (const row of rows ?? []) {
		const [, code, status, sentence, fix] = row
			.split(" | ")
			.join("|")
			.split("|")
			.map((cell) => cell.trim());
		expect(code).toMatch(/^`[a-z][a-z0-9_]*`$/);
		expect(Number(status), row).toBeGreaterThanOrEqual(400);
		expect(sentence, row).not.toBe("");
		expect(fix, row).not.toBe("");
	}
});

test("the threat model names only tests that are there", () => {
	const text = readFileSync(join(root, "docs/threat-model.md"), "utf8");
	const named = [...text.matchAll(/`((?:packages|apps|e2e|bench)\/[^`]+)`/g)].map((match) => match[1] ?? "");
	expect(named.length).toBeGreaterThan(15);
	for (const path of named) expect(globSync(path, { cwd: root }), path).not.toEqual([]);
});
