import { readFileSync } from "node:fs";
import { contrast, type HexColour, paperNames, platformThemeTokens, standardTokens, tintNames } from "@annex/manifest";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./paper.css", import.meta.url), "utf8");

function tint(name: string, side: 1 | 2): Map<string, HexColour> {
	const block = new RegExp(`data-tint="${name}"\\] \\.cm-editor \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
	const colours = block.matchAll(/--color-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
	return new Map([...colours].map((found) => [found[1] ?? "", found[side + 1] as HexColour]));
}

describe("every tint that extensions can name", () => {
	const tints = tintNames.filter((name) => name !== "none");

	it.each(tints.flatMap((name) => [[name, "light", 1] as const, [name, "dark", 2] as const]))(
		"%s can be read when it is %s",
		(name, _, side) => {
			const colours = tint(name, side);
			const [surface, selection, ink] = ["surface", "selection", "ink"].map((token) => colours.get(token));
			if (!surface || !selection || !ink) throw new Error(`${name} is not drawn.`);
			for (const [token, colour] of colours) {
				if (token === "surface" || token === "selection") continue;
				expect([token, contrast(colour, surface)]).toEqual([token, expect.toSatisfy((ratio) => ratio >= 4.5)]);
			}
			// What extensions mark keeps the theme's colours; the app's own have to be readable here, too.
			for (const token of standardTokens.filter((token) => token.startsWith("mark-"))) {
				const mark = platformThemeTokens[side === 1 ? "light" : "dark"][token] ?? surface;
				expect([token, contrast(mark, surface)]).toEqual([token, expect.toSatisfy((ratio) => ratio >= 4.5)]);
			}
			expect(contrast(ink, selection)).toBeGreaterThanOrEqual(4.5);
		},
	);
});

it.each(paperNames.filter((name) => name !== "plain"))("the paper %s is drawn", (name) => {
	expect(css).toContain(`:root[data-paper="${name}"] .cm-editor .cm-scroller {`);
});
