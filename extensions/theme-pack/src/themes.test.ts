import { readFileSync } from "node:fs";
import { contrast, parseManifest, platformThemeTokens, standardTokens } from "@annex/manifest";
import { describe, expect, it } from "vitest";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(JSON.stringify(read.issues));
const { themes } = read.manifest.contributes;

describe("the themes", () => {
	it("are four light and four dark ones", () => {
		expect(themes.filter(({ base }) => base === "light")).toHaveLength(4);
		expect(themes.filter(({ base }) => base === "dark")).toHaveLength(4);
	});

	it.each(themes)("$label sets every colour, so that no two palettes mix", ({ tokens }) => {
		expect(Object.keys(tokens).sort()).toEqual([...standardTokens].sort());
	});

	it.each(themes.filter(({ label }) => label.startsWith("High Contrast")))(
		"$label reaches 7:1 for all text",
		({ tokens }) => {
			for (const { front, back, ratio } of platformThemeTokens.pairs) {
				const [over, under] = [tokens[front], tokens[back]];
				if (ratio < 4.5 || !over || !under) continue;
				expect([front, back, contrast(over, under) >= 7]).toEqual([front, back, true]);
			}
		},
	);
});
