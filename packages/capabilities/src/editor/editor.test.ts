import { expect, test } from "vitest";
import type { Extension } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const grants = [{ permission: "data.read" as const }, { permission: "data.write" as const }];
const commands = ["shout.selection"];

test("reads the selection in the mirror, edits it as one step, and tells of the change", async () => {
	await using scope = await openTestScope({ extension: example, grants, commands });
	scope.editor.open({ name: "Note", text: "please listen now" });
	scope.editor.select({ start: 7, end: 13 });
	scope.clock.advance(50);
	await expect.poll(() => scope.words).toEqual(["info: Note: 17 characters, 1 lines"]);
	expect(await scope.capabilities.commands.run("shout.selection", [])).toBe("done");
	expect(scope.editor.document()).toMatchObject({ text: "please LISTEN now", version: 2 });
	scope.clock.advance(50);
	await expect.poll(() => scope.words).toHaveLength(2);
});

test("reads the active document with its version, and null when none is open", async () => {
	await using scope = await openTestScope({ grants });
	expect(await scope.guest.call("editor.getText", {})).toBeNull();
	expect(await scope.guest.call("editor.getSelection", {})).toBeNull();
	scope.editor.open({ id: "d", name: "Note", language: "markdown", text: "# Hi" });
	expect(await scope.guest.call("editor.getText", {})).toEqual({
		documentId: "d",
		name: "Note",
		language: "markdown",
		version: 1,
		length: 4,
		text: "# Hi",
	});
});

test("applies several edits by the offsets of one version", async () => {
	await using scope = await openTestScope({ grants });
	scope.editor.open({ id: "d", text: "one two three" });
	const edits = [
		{ start: 0, end: 3, text: "1" },
		{ start: 4, end: 7, text: "2" },
		{ start: 13, end: 13, text: "!" },
	];
	expect(await scope.guest.call("editor.applyEdits", { documentId: "d", version: 1, edits })).toEqual({ version: 2 });
	expect(scope.editor.document()?.text).toBe("1 2 three!");
});

test("refuses edits made for a version that has passed, and changes nothing", async () => {
	await using scope = await openTestScope({ grants });
	scope.editor.open({ id: "d", text: "one" });
	scope.editor.type("one more");
	const change = { documentId: "d", version: 1, edits: [{ start: 0, end: 3, text: "gone" }] };
	await expect(scope.guest.call("editor.applyEdits", change)).rejects.toMatchObject({
		code: "document_conflict",
		message: "The document is at version 2; the edits were made for version 1. Nothing was changed.",
	});
	expect(scope.editor.document()?.text).toBe("one more");
	scope.editor.close();
	await expect(scope.guest.call("editor.applyEdits", change)).rejects.toMatchObject({ code: "document_closed" });
});

test("a burst of typing is one event with the last state", async () => {
	const seen: unknown[] = [];
	const listener: Extension = {
		activate(api) {
			api.editor.onDidChange((document) => seen.push(document?.version ?? null));
			api.editor.onDidChangeSelection((selection) => seen.push(selection?.end ?? null));
		},
	};
	await using scope = await openTestScope({ extension: listener, grants });
	scope.editor.open({ text: "" });
	for (let keys = 1; keys <= 100; keys++) scope.editor.type("x".repeat(keys));
	scope.editor.select({ start: 0, end: 9 });
	scope.editor.select({ start: 0, end: 10 });
	scope.clock.advance(50);
	await expect.poll(() => seen).toEqual([101, 10]);
	scope.editor.close();
	scope.clock.advance(50);
	await expect.poll(() => seen).toEqual([101, 10, null]);
});
