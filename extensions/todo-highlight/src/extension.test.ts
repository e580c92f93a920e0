import { readFileSync } from "node:fs";
import { memoryClipboard, openTestScope, panelLines, usePanel } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(read.issues[0]?.sentence);
const { commands, settings, panels, statusBar, toolbar } = read.manifest.contributes;
const clipboard = memoryClipboard();
const open = () =>
	openTestScope({
		extension: { activate },
		commands: commands.map(({ id }) => id),
		settings,
		panels: panels.map(({ id, title, location }) => ({ id, title, location })),
		items: { statusBar, toolbar },
		grants: [{ permission: "data.read" }, { permission: "clipboard.write" }],
		powers: { clipboard },
	});
type Scope = Awaited<ReturnType<typeof open>>;
const marked = (scope: Scope) =>
	scope.decorations.of("acme.sample").ranges.map(({ start, end, color }) => [start, end, color]);
const run = (scope: Scope, id: string) => scope.capabilities.commands.run(id, []);

async function opened(text: string): Promise<Scope> {
	const scope = await open();
	scope.editor.open({ text });
	scope.clock.advance(50);
	return scope;
}

it("marks the words of the document in front, each kind in a colour of its own, and again after typing", async () => {
	await using scope = await opened("TODO a\nFIXME b\n- [ ] c");
	await vi.waitFor(() =>
		expect(marked(scope)).toEqual([
			[0, 4, "warning"],
			[7, 12, "danger"],
			[17, 20, "accent"],
		]),
	);
	scope.editor.type("nothing\nTODO a");
	scope.clock.advance(50);
	await vi.waitFor(() => expect(marked(scope)).toEqual([[8, 12, "warning"]]));
});

it("goes from one to the next and round", async () => {
	await using scope = await opened("TODO a\nTODO b");
	await run(scope, "todo.next");
	await vi.waitFor(() => expect(scope.editor.revealed.at(-1)).toMatchObject({ start: 7, end: 11, select: true }));
	scope.clock.advance(50);
	await run(scope, "todo.previous");
	await vi.waitFor(() => expect(scope.editor.revealed.at(-1)).toMatchObject({ start: 0 }));
});

it("lists them in its panel, where one leads to its place", async () => {
	await using scope = await opened("TODO call Ada\nFIXME the roof");
	const session = scope.capabilities.panels;
	session?.show("todos");
	await vi.waitFor(() => expect(panelLines(session, "todos").join("\n")).toContain('Item "call Ada"'));
	usePanel(session, "todos", "Todos", "select", "1");
	await vi.waitFor(() => expect(scope.editor.revealed.at(-1)).toMatchObject({ start: 14, end: 19 }));
});

it("says so when there is nothing left, and leaves no mark behind", async () => {
	await using scope = await opened("TODO a");
	await vi.waitFor(() => expect(marked(scope)).toHaveLength(1));
	scope.editor.type("done");
	scope.clock.advance(50);
	await vi.waitFor(() => expect(marked(scope)).toHaveLength(0));
	await run(scope, "todo.next");
	expect(scope.ui.notifications[0]?.message).toContain("nothing left");
});

it("copies them as a list", async () => {
	await using scope = await opened("TODO a\n- [ ] b");
	await run(scope, "todo.copy");
	expect(await clipboard.readText()).toBe("- [ ] TODO: a\n- [ ] b");
});
