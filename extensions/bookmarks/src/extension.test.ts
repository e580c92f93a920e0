import { readFileSync } from "node:fs";
import { memoryStorage } from "@annex/capabilities/host";
import { openTestScope, panelLines, usePanel } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const read = parseManifest(JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8")));
if (!read.ok) throw new Error(read.issues[0]?.sentence);
const { commands, panels } = read.manifest.contributes;

async function opened(text: string, storage = memoryStorage()) {
	const scope = await openTestScope({
		extension: { activate },
		commands: commands.map(({ id }) => id),
		panels: panels.map(({ id, title, location }) => ({ id, title, location })),
		grants: [{ permission: "data.read" }, { permission: "storage" }],
		powers: { storage },
	});
	scope.editor.open({ text });
	scope.clock.advance(50);
	await vi.waitFor(() => expect(scope.calls.some(({ method }) => method === "decorations.set")).toBe(true));
	return scope;
}
type Scope = Awaited<ReturnType<typeof opened>>;
const signs = (scope: Scope) => scope.decorations.of("acme.sample").marks.map(({ at }) => at);
const run = (scope: Scope, id: string) => scope.capabilities.commands.run(`bookmarks.${id}`, []);

async function toggleAt(scope: Scope, at: number): Promise<void> {
	scope.editor.select({ start: at, end: at });
	// The guest sees the caret at most 50 ms later.
	await vi.waitFor(async () => {
		scope.clock.advance(50);
		await run(scope, "toggle");
		const line = scope.editor.document()?.text.lastIndexOf("\n", at - 1) ?? -1;
		expect(signs(scope)).toContain(line + 1);
	});
}

it("puts a sign beside the line of the caret, and takes it away again", async () => {
	await using scope = await opened("one\ntwo\nsix");
	await toggleAt(scope, 5);
	expect(signs(scope)).toEqual([4]);
	await run(scope, "toggle");
	await vi.waitFor(() => expect(signs(scope)).toEqual([]));
});

it("goes from mark to mark while the text moves under them", async () => {
	await using scope = await opened("one\ntwo\nsix");
	await toggleAt(scope, 5);
	scope.editor.type("new line\none\ntwo\nsix");
	scope.clock.advance(50);
	await vi.waitFor(async () => {
		await run(scope, "next");
		expect(scope.editor.revealed.at(-1)).toMatchObject({ start: 13, end: 13, select: true });
	});
});

it("keeps the marks of each document, and finds their lines again", async () => {
	const storage = memoryStorage();
	const first = await opened("one\ntwo\nsix", storage);
	await toggleAt(first, 5);
	await run(first, "clear");
	await toggleAt(first, 9);
	// Another document in front: what is marked is kept before it is out of reach, and nothing is marked there.
	first.editor.open({ id: "doc-2", text: "else" });
	first.clock.advance(50);
	await vi.waitFor(() => expect(signs(first)).toEqual([]));
	await vi.waitFor(() => expect(first.calls.some(({ method }) => method === "storage.set")).toBe(true));
	await first[Symbol.asyncDispose]();
	await using again = await opened("zero\none\ntwo\nsix", storage);
	await vi.waitFor(() => expect(signs(again)).toEqual([13]));
});

it("lists them in its panel, where one leads to its line", async () => {
	await using scope = await opened("one\ntwo\nsix");
	const session = scope.capabilities.panels;
	session?.show("bookmarks");
	await vi.waitFor(() => expect(panelLines(session, "bookmarks")[0]).toContain("No bookmarks"));
	await toggleAt(scope, 5);
	await vi.waitFor(() => expect(panelLines(session, "bookmarks").join("\n")).toContain('Item "two"'));
	usePanel(session, "bookmarks", "Bookmarks", "select", "4");
	await vi.waitFor(() => expect(scope.editor.revealed.at(-1)).toMatchObject({ start: 4 }));
});
