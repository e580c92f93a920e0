import { openTestScope } from "@annex/capabilities/testing";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const commands = ["wordCount.show", "wordCount.today"];
const grants = [{ permission: "data.read" as const }, { permission: "storage" as const }];
const item = { id: "wordCount.words", text: "Words", alignment: "right" as const, priority: 10, visible: false };
const items = { statusBar: [item], toolbar: [] };
const open = (given = grants) => openTestScope({ extension: { activate }, commands, items, grants: given });

it("counts the document, and the selection when there is one", async () => {
	await using scope = await open();
	scope.editor.open({ text: "One two three." });
	const whole = scope.capabilities.commands.run("wordCount.show", []);
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(1));
	expect(scope.ui.notifications[0]).toMatchObject({
		message: "Document: 3 words · 14 characters · 1 min to read",
		actions: ["Details"],
	});
	scope.ui.answer(null);
	await whole;

	scope.editor.select({ start: 0, end: 3 });
	const part = scope.capabilities.commands.run("wordCount.show", []);
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(2));
	expect(scope.ui.notifications[1]?.message).toBe("Selection: 1 word · 3 characters · 1 min to read");
	scope.ui.answer(null);
	await part;
});

it("shows all figures on demand", async () => {
	await using scope = await open();
	scope.editor.open({ text: "One two three." });
	const done = scope.capabilities.commands.run("wordCount.show", []);
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(1));
	scope.ui.answer("Details");
	await vi.waitFor(() => expect(scope.ui.questions).toHaveLength(1));
	expect(scope.ui.questions[0]?.message).toContain("14 characters, 12 without spaces");
	scope.ui.answer(true);
	await done;
});

it("remembers where the day began, and the goal that was picked", async () => {
	await using scope = await open();
	scope.editor.open({ text: "one two" });
	const first = scope.capabilities.commands.run("wordCount.today", []);
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(1));
	expect(scope.ui.notifications[0]?.message).toBe("Today: 0 words of 500.");
	scope.ui.answer("Change goal");
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(2));
	scope.ui.answer("250 words");
	await first;

	scope.editor.type(`one two ${"more ".repeat(300)}`);
	const second = scope.capabilities.commands.run("wordCount.today", []);
	await vi.waitFor(() => expect(scope.ui.notifications).toHaveLength(3));
	expect(scope.ui.notifications[2]?.message).toBe("Today: 300 words of 250. Goal reached.");
	scope.ui.answer(null);
	await second;
});

it("says what is missing when reading is not permitted, and still counts without storage", async () => {
	await using blind = await open([{ permission: "storage" }]);
	blind.editor.open({ text: "One" });
	await blind.capabilities.commands.run("wordCount.show", []);
	expect(blind.ui.notifications[0]).toMatchObject({ level: "warning", actions: [] });

	await using forgetful = await open([{ permission: "data.read" }]);
	forgetful.editor.open({ text: "One" });
	const counting = forgetful.capabilities.commands.run("wordCount.show", []);
	await vi.waitFor(() => expect(forgetful.ui.notifications[0]?.message).toContain("1 word"));
	forgetful.ui.answer(null);
	await counting;
	await forgetful.capabilities.commands.run("wordCount.today", []);
	expect(forgetful.ui.notifications[1]?.level).toBe("warning");
});

it("says what to do when no document is open", async () => {
	await using scope = await open();
	await scope.capabilities.commands.run("wordCount.show", []);
	expect(scope.ui.notifications[0]?.message).toBe("Open a document to count its words.");
});

it("keeps the words in the status bar, those of the selection where there is one, and hides without a document", async () => {
	await using scope = await open();
	const shown = () => scope.capabilities.items.statusBar.get("wordCount.words");
	const follows = (state: object) =>
		vi.waitFor(() => {
			scope.clock.advance(50);
			expect(shown()).toMatchObject(state);
		});
	scope.editor.open({ text: "one two three" });
	await follows({ text: "3 words", visible: true });
	scope.editor.select({ start: 0, end: 3 });
	await follows({ text: "1 word selected" });
	scope.editor.type("one two three four");
	await follows({ text: "4 words" });
	scope.editor.close();
	await follows({ visible: false });
});
