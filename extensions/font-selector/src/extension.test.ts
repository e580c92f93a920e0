import { readFileSync } from "node:fs";
import { openTestScope } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";
import { faces, presets } from "./styles.ts";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(read.issues[0]?.sentence);
const { commands, settings } = read.manifest.contributes;
const open = () => openTestScope({ extension: { activate }, commands: commands.map(({ id }) => id), settings });
const run = (scope: Awaited<ReturnType<typeof open>>, id: string) => scope.capabilities.commands.run(id, []);

it("wishes for nothing until somebody chooses", async () => {
	await using scope = await open();
	expect(scope.appearance.wishes.size).toBe(0);
});

it("writes in the face that was chosen, and keeps it as a setting", async () => {
	await using scope = await open();
	const done = run(scope, "fonts.choose");
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	scope.ui.answer(scope.ui.choices[0]?.items.findIndex(({ label }) => label === "Literata") ?? null);
	await done;
	expect(scope.appearance.read()).toMatchObject({ editorFont: "literata", editorFontSize: 16 });
	expect(scope.settings.values().get("font")).toBe("literata");
});

it("takes over a whole style, and gives all of it back", async () => {
	await using scope = await open();
	const done = run(scope, "fonts.preset");
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	scope.ui.answer(0);
	await done;
	expect(scope.appearance.read()).toMatchObject({ editorFont: "literata", editorFontSize: 19, textWidth: 66 });
	await run(scope, "fonts.reset");
	expect(scope.appearance.wishes.size).toBe(0);
	expect(scope.settings.isChosen("font")).toBe(false);
});

it("follows the settings' form", async () => {
	await using scope = await open();
	await scope.settings.change(new Map([["lineHeight", 2]]), async () => {});
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.read().lineHeight).toBe(2));
});

it("grows and shrinks within bounds, and says when the person's own size counts", async () => {
	await using scope = await open();
	await run(scope, "fonts.larger");
	expect(scope.appearance.read().editorFontSize).toBe(17);
	await scope.settings.change(new Map([["size", 10]]), async () => {});
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.read().editorFontSize).toBe(10));
	await run(scope, "fonts.smaller");
	expect(scope.appearance.read().editorFontSize).toBe(10);
	scope.appearance.choose({ editorFontSize: 20 });
	await run(scope, "fonts.larger");
	expect(scope.ui.notifications[0]?.message).toContain("20 px");
});

it("offers the faces of its settings, and presets that the settings can hold", () => {
	const font = settings.find(({ key }) => key === "font");
	expect(faces.map((face) => face.font)).toEqual(font?.options?.map(({ value }) => value));
	for (const { style } of presets) expect(faces.map((face) => face.font)).toContain(style.font);
});
