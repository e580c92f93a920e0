import { readFileSync } from "node:fs";
import { openTestScope } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";
import { sheetAfter, sheets } from "./papers.ts";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(read.issues[0]?.sentence);
const { commands, settings } = read.manifest.contributes;
const open = () => openTestScope({ extension: { activate }, commands: commands.map(({ id }) => id), settings });

it("lays ruled paper under the text from the start, and takes it away with itself", async () => {
	const scope = await open();
	expect(scope.appearance.read()).toMatchObject({ paper: "ruled", tint: "none" });
	await scope[Symbol.asyncDispose]();
	expect(scope.appearance.read()).toMatchObject({ paper: "plain", tint: "none" });
});

it("lays what was chosen, and keeps it as settings", async () => {
	await using scope = await open();
	const done = scope.capabilities.commands.run("paper.choose", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	scope.ui.answer(scope.ui.choices[0]?.items.findIndex(({ label }) => label === "Legal pad") ?? null);
	await done;
	expect(scope.appearance.read()).toMatchObject({ paper: "legal", tint: "cream" });
	expect(Object.fromEntries(scope.settings.values())).toMatchObject({ paper: "legal", tint: "cream" });
});

it("leafs through the whole stack and begins again", async () => {
	const seen = new Set<string>();
	let sheet = sheetAfter("plain", "none");
	for (const _ of sheets) {
		seen.add(sheet.label);
		sheet = sheetAfter(sheet.paper, sheet.tint);
	}
	expect(seen.size).toBe(sheets.length);
	expect(sheetAfter("grid", "newsprint")).toBe(sheets[0]);
	await using scope = await open();
	await scope.capabilities.commands.run("paper.next", []);
	expect(scope.appearance.read()).toMatchObject({ paper: "legal", tint: "cream" });
});

it("leaves dark pages alone when it is told to, and tints again when it gets light", async () => {
	await using scope = await open();
	await scope.settings.change(
		new Map<string, unknown>([
			["tint", "sepia"],
			["tintInDark", false],
		]),
		async () => {},
	);
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.read().tint).toBe("sepia"));
	scope.appearance.choose({ base: "dark" });
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.read()).toMatchObject({ tint: "none", paper: "ruled" }));
	scope.appearance.choose({ base: "light" });
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.read().tint).toBe("sepia"));
});
