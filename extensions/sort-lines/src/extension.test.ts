import { openTestScope } from "@annex/capabilities/testing";
import { expect, it, vi } from "vitest";
import { activate } from "./extension.ts";

const commands = ["sortLines.sort", "sortLines.choose"];
const all = [{ permission: "data.read" as const }, { permission: "data.write" as const }];
const open = (grants = all) => openTestScope({ extension: { activate }, commands, grants });

it("sorts the document as one edit, and says so when it is sorted", async () => {
	await using scope = await open();
	scope.editor.open({ text: "b\na\n" });
	await scope.capabilities.commands.run("sortLines.sort", []);
	expect(scope.editor.document()).toMatchObject({ version: 2, text: "a\nb\n" });
	await scope.capabilities.commands.run("sortLines.sort", []);
	expect(scope.ui.notifications[0]?.message).toBe("The lines are like that already.");
});

it("does what was chosen to the selected lines", async () => {
	await using scope = await open();
	scope.editor.open({ text: "one\ntwo\nthree" });
	scope.editor.select({ start: 5, end: 6 });
	const done = scope.capabilities.commands.run("sortLines.choose", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	scope.ui.answer(scope.ui.choices[0]?.items.findIndex(({ label }) => label === "UPPER CASE") ?? null);
	await done;
	expect(scope.editor.document()?.text).toBe("one\nTWO\nthree");
});

it("changes nothing when nothing is chosen, and without a document says what to do", async () => {
	await using scope = await open();
	await scope.capabilities.commands.run("sortLines.sort", []);
	expect(scope.ui.notifications[0]?.message).toBe("Open a document to change its lines.");
	scope.editor.open({ text: "b\na" });
	const done = scope.capabilities.commands.run("sortLines.choose", []);
	await vi.waitFor(() => expect(scope.ui.choices).toHaveLength(1));
	scope.ui.answer(null);
	await done;
	expect(scope.editor.document()?.version).toBe(1);
});

it("says what is missing when writing is not permitted, and changes nothing", async () => {
	await using scope = await open([{ permission: "data.read" } as (typeof all)[number]]);
	scope.editor.open({ text: "b\na" });
	await scope.capabilities.commands.run("sortLines.sort", []);
	expect(scope.ui.notifications[0]).toMatchObject({ level: "warning" });
	expect(scope.editor.document()?.version).toBe(1);
});
