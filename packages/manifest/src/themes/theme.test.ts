import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../parse-manifest.ts";
import { contrastFaults, platformThemeTokens, standardTokens } from "./theme-tokens.ts";

const theme = { id: "sea", label: "Sea", base: "dark", tokens: { canvas: "#0b1c26" } };

function read(...themes: unknown[]) {
	return parseManifest({
		publisher: "acme",
		name: "sea",
		version: "1.0.0",
		displayName: "Sea",
		description: "A theme.",
		category: "themes",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		contributes: { themes },
	});
}

function issuesOf(...themes: unknown[]) {
	const result = read(...themes);
	return result.ok ? [] : result.issues;
}

describe("a theme", () => {
	it("is read whole, every spelling of a colour as six digits", () => {
		const tokens = {
			canvas: "#123",
			ink: "rgb(255 255 255)",
			surface: "oklch(0.2 0.02 250)",
			"acme.sidebar": "#ABCDEF",
		};
		const full = { ...theme, tokens, fonts: { editor: "literata" }, paper: "ruled" };
		const result = read(full);
		expect(result.ok && result.manifest.contributes.themes).toEqual([
			{
				...full,
				tokens: { canvas: "#112233", ink: "#ffffff", surface: "#0f171f", "acme.sidebar": "#abcdef" },
			},
		]);
	});

	it("reads the same when its result is read again", () => {
		const once = read(theme);
		expect(once.ok && parseManifest(structuredClone(once.manifest))).toEqual(once);
	});

	it("is refused with the pair, the ratio and a colour that would do", () => {
		expect(issuesOf({ ...theme, tokens: { muted: "#666666", surface: "#202020" } })).toContainEqual({
			path: "contributes.themes[0].tokens.muted",
			sentence: "muted (#666666) on surface (#202020) has a contrast of 2.83:1.",
			fix: "Reach 4.5:1, for example with #888888 for muted.",
		});
	});

	it("is checked against the app's own colours where it says nothing", () => {
		expect(issuesOf({ ...theme, tokens: { raised: "#dddddd" } }).map(({ sentence }) => sentence)).toContain(
			"ink (#eceef2) on raised (#dddddd) has a contrast of 1.16:1.",
		);
	});

	it("can set known names and an app's own, and a slip of the pen is found", () => {
		expect(issuesOf({ ...theme, tokens: { canvass: "#000000" } })).toEqual([
			{
				path: "contributes.themes[0].tokens.canvass",
				sentence: 'There is no colour called "canvass".',
				fix: 'Did you mean "canvas"?',
			},
		]);
	});

	it("has an id of its own in its package", () => {
		expect(issuesOf(theme, theme)[0]).toMatchObject({ path: "contributes.themes[1].id" });
	});

	it("says how to mend a colour that sRGB does not hold", () => {
		expect(issuesOf({ ...theme, tokens: { canvas: "oklch(0.5 0.37 140)" } })[0]?.fix).toContain("less chroma");
		expect(issuesOf({ ...theme, tokens: { canvas: "rgb(1 2 300)" } })[0]?.fix).toBe("Use numbers from 0 to 255.");
	});
});

describe("the platform's own colours", () => {
	it("pass their own pairs, light and dark", () => {
		for (const base of ["light", "dark"] as const) {
			expect(contrastFaults({ base, tokens: platformThemeTokens[base] }, platformThemeTokens)).toEqual([]);
		}
	});

	it("are in pairs that name known colours only", () => {
		const known: readonly string[] = standardTokens;
		for (const { front, back } of platformThemeTokens.pairs)
			expect(known).toEqual(expect.arrayContaining([front, back]));
	});

	it("are those of the workbench's token file", () => {
		const css = readFileSync(new URL("../../../../apps/workbench/src/styles/tokens.css", import.meta.url), "utf8");
		for (const token of standardTokens) {
			const written = new RegExp(`--color-${token}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`).exec(css);
			expect([token, written?.[1] ?? written?.[3], written?.[2] ?? written?.[3]]).toEqual([
				token,
				platformThemeTokens.light[token],
				platformThemeTokens.dark[token],
			]);
		}
	});
});
