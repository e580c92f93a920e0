import { readFileSync } from "node:fs";
import { openTestScope } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(read.issues[0]?.sentence);
const { commands, settings, statusBar, toolbar } = read.manifest.contributes;
const both = [{ permission: "data.read" as const }, { permission: "data.write" as const }];

async function opened(text: string, name = "fruit.csv", grants = both) {
	const scope = await openTestScope({
		extension: { activate },
		commands: commands.map(({ id }) => id),
		settings,
		items: { statusBar, toolbar },
		grants,
	});
	scope.decorations.show({ start: 0, end: text.length });
	scope.editor.open({ name, text });
	scope.clock.advance(50);
	return scope;
}
type Scope = Awaited<ReturnType<typeof opened>>;
const marked = (scope: Scope) => scope.decorations.of("acme.sample").ranges;

it("colours the columns of a table, and leaves other documents alone", async () => {
	await using scope = await opened("name,price\nApple,2");
	await vi.waitFor(() => expect(marked(scope).map(({ color }) => color)).toEqual(["c1", "c2", "c1", "c2"]));
	await using letter = await opened("Dear Ada,\nhello, you", "letter.md");
	await letter.capabilities.commands.run("csv.check", []);
	expect(letter.ui.notifications[0]?.message).toContain("no table");
	expect(marked(letter)).toEqual([]);
});

it("lines columns up as one edit, and says when they are", async () => {
	await using scope = await opened("name,price\nApple,2");
	await scope.capabilities.commands.run("csv.align", []);
	expect(scope.editor.document()).toMatchObject({ version: 2, text: "name ,price\nApple,2" });
	scope.clock.advance(50);
	await vi.waitFor(async () => {
		await scope.capabilities.commands.run("csv.align", []);
		expect(scope.ui.notifications.at(-1)?.message).toBe("The columns are like that already.");
	});
});

it("lists the rows that do not fit, and goes to the one that was chosen", async () => {
	await using scope = await opened("a,b\n1,2\n1,2,3");
	const done = scope.capabilities.commands.run("csv.check", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	expect(scope.ui.choices[0]?.items).toMatchObject([{ label: "Line 3", detail: "3 fields; the first row has 2." }]);
	scope.ui.answer(0);
	await done;
	expect(scope.editor.revealed).toMatchObject([{ start: 8, end: 13, select: true }]);
});

it("goes to a column of the caret's row by name", async () => {
	await using scope = await opened("name,price\nApple,2");
	await vi.waitFor(() => expect(marked(scope)).toHaveLength(4));
	scope.editor.select({ start: 12, end: 12 });
	scope.clock.advance(50);
	const done = scope.capabilities.commands.run("csv.column", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	expect(scope.ui.choices[0]?.items.map(({ label }) => label)).toEqual(["1: name", "2: price"]);
	scope.ui.answer(1);
	await done;
	expect(scope.editor.revealed).toMatchObject([{ start: 17, end: 18 }]);
});

it("says what is missing when it may not write", async () => {
	await using scope = await opened("a,b\n100,2", "x.csv", [{ permission: "data.read" } as (typeof both)[number]]);
	await scope.capabilities.commands.run("csv.align", []);
	expect(scope.ui.notifications[0]).toMatchObject({ level: "warning" });
	expect(scope.editor.document()?.version).toBe(1);
});

it("writes tables in a monospaced face, and everything else as before", async () => {
	await using scope = await opened("name,price\nApple,2");
	await vi.waitFor(() => expect(scope.appearance.read().editorFont).toBe("jetbrains-mono"));
	scope.editor.open({ id: "doc-2", name: "letter.md", text: "Dear Ada" });
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.appearance.wishes.size).toBe(0));
});
