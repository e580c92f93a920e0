import { openTestScope, panelLines, usePanel } from "@annex/capabilities/testing";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const commands = ["outline.show", "outline.insertContents"];
const all = [{ permission: "data.read" as const }, { permission: "data.write" as const }];
const panels = [{ id: "outline", title: "Outline", location: "side" }];
const open = (grants = all) => openTestScope({ extension: { activate }, commands, panels, grants });

it("shows the headings", async () => {
	await using scope = await open();
	scope.editor.open({ text: "# Title\n## One\n" });
	const done = scope.capabilities.commands.run("outline.show", []);
	await vi.waitFor(() => expect(scope.ui.questions).toHaveLength(1));
	expect(scope.ui.questions[0]).toMatchObject({ title: "Outline: 2 headings", message: "Title\n\u2003One" });
	scope.ui.answer(false);
	await done;
});

it("says that there is nothing to show", async () => {
	await using scope = await open();
	await scope.capabilities.commands.run("outline.show", []);
	scope.editor.open({ name: "Notes", text: "plain" });
	await scope.capabilities.commands.run("outline.show", []);
	expect(scope.ui.notifications.map(({ message }) => message)).toEqual([
		"Open a document to see its outline.",
		"Notes has no headings.",
	]);
});

it("writes the table of contents as one edit, and finds nothing to change the second time", async () => {
	await using scope = await open();
	scope.editor.open({ text: "# Title\n## One\n" });
	await scope.capabilities.commands.run("outline.insertContents", []);
	expect(scope.editor.document()).toMatchObject({ version: 2, text: expect.stringContaining("- [One](#one)") });
	await scope.capabilities.commands.run("outline.insertContents", []);
	expect(scope.editor.document()?.version).toBe(2);
});

it("reads again when somebody typed meanwhile", async () => {
	await using scope = await open();
	scope.editor.open({ text: "# Title\n## One\n" });
	const { applyEdits } = scope.editor;
	let typed = false;
	scope.editor.applyEdits = (change) => {
		if (!typed) scope.editor.type("# Title\n## Two\n");
		typed = true;
		return applyEdits(change);
	};
	await scope.capabilities.commands.run("outline.insertContents", []);
	expect(scope.editor.document()?.text).toContain("- [Two](#two)");
});

it("says what is missing when writing is not permitted, and changes nothing", async () => {
	await using scope = await open([{ permission: "data.read" } as (typeof all)[number]]);
	scope.editor.open({ text: "# Title\n## One\n" });
	await scope.capabilities.commands.run("outline.insertContents", []);
	expect(scope.ui.notifications[0]).toMatchObject({ level: "warning" });
	expect(scope.editor.document()?.version).toBe(1);
});

it("shows the headings beside the text as they are written, and leads to the one that is chosen", async () => {
	await using scope = await open();
	scope.editor.open({ text: "# Title\n## One\n### Deep\n## Two\n" });
	const session = scope.capabilities.panels;
	session?.show("outline");
	const lines = () => panelLines(session, "outline");
	const tree = (...items: string[]) => ['Tree "Headings"', ...items];
	const written = tree('  Item "Title"', '    Item "One"', '      Item "Deep"', '    Item "Two"');
	await vi.waitFor(() => expect(lines()).toEqual(written));

	usePanel(session, "outline", "Headings", "select", "two");
	await vi.waitFor(() => expect(scope.editor.selection()).toMatchObject({ start: 24 }));

	scope.editor.type("# Other\n");
	await vi.waitFor(() => {
		scope.clock.advance(50);
		expect(lines()).toEqual(tree('  Item "Other"'));
	});
	scope.editor.type("plain");
	await vi.waitFor(() => {
		scope.clock.advance(50);
		expect(lines()).toEqual(['EmptyState "No headings yet"']);
	});
});

it("says in the panel that reading is not allowed", async () => {
	await using scope = await open([]);
	scope.capabilities.panels?.show("outline");
	await vi.waitFor(() =>
		expect(panelLines(scope.capabilities.panels, "outline")).toEqual(['EmptyState "Reading is not allowed"']),
	);
});
