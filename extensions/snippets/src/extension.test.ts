import { openTestScope } from "@annex/capabilities/testing";
import type { Setting } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const commands = ["snippets.insert", "snippets.keep"];
const all = [{ permission: "data.read" as const }, { permission: "data.write" as const }];
const setting: Setting = {
	key: "snippets",
	type: "string",
	multiline: true,
	title: "S",
	default: "Bye\nYours, {selection}",
};
const open = (grants = all) => openTestScope({ extension: { activate }, commands, grants, settings: [setting] });

it("inserts the chosen snippet in place of the selection", async () => {
	await using scope = await open();
	scope.editor.open({ text: "Hello Ada" });
	scope.editor.select({ start: 6, end: 9 });
	const done = scope.capabilities.commands.run("snippets.insert", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	expect(scope.ui.choices[0]?.items).toEqual([{ label: "Bye", detail: "Yours, {selection}" }]);
	scope.ui.answer(0);
	await done;
	expect(scope.editor.document()?.text).toBe("Hello Yours, Ada");
});

it("offers what was set a moment ago", async () => {
	await using scope = await open();
	await scope.settings.change(new Map([["snippets", "New\none"]]), async () => {});
	scope.clock.advance(50);
	scope.editor.open({ text: "" });
	const done = scope.capabilities.commands.run("snippets.insert", []);
	await vi.waitFor(() => expect(scope.ui.choices[0]?.items[0]?.label).toBe("New"));
	scope.ui.answer(null);
	await done;
});

it("keeps the selection under a name", async () => {
	await using scope = await open();
	scope.editor.open({ text: "keep me" });
	scope.editor.select({ start: 0, end: 7 });
	const done = scope.capabilities.commands.run("snippets.keep", []);
	await vi.waitFor(() => expect(scope.ui.textQuestions).toHaveLength(1));
	scope.ui.answer("Mine");
	await done;
	expect(scope.settings.values().get("snippets")).toBe("Bye\nYours, {selection}\n---\nMine\nkeep me");
});

it("says so when it does not fit, and when it may not read", async () => {
	await using scope = await open();
	scope.editor.open({ text: "x".repeat(10_001) });
	scope.editor.select({ start: 0, end: 10_001 });
	const done = scope.capabilities.commands.run("snippets.keep", []);
	await vi.waitFor(() => expect(scope.ui.textQuestions).toHaveLength(1));
	scope.ui.answer("Long");
	await done.catch(() => {});
	expect(scope.settings.values().get("snippets")).toBe(setting.default);
	scope.grants.replace([]);
	await scope.capabilities.commands.run("snippets.keep", []);
	expect(scope.ui.notifications.at(-1)?.message).toContain("needs a permission");
});
