import { expect, test } from "vitest";
import type { Extension } from "../guest.ts";
import { memoryEditor, openTestScope } from "../testing.ts";

const read = { permission: "data.read" as const };
const write = { permission: "data.write" as const };

test("reading needs data.read and editing data.write; one is not the other", async () => {
	await using reader = await openTestScope({ grants: [read] });
	reader.editor.open({ id: "d", text: "private" });
	const change = { documentId: "d", version: 1, edits: [{ start: 0, end: 7, text: "" }] };
	await expect(reader.guest.call("editor.applyEdits", change)).rejects.toMatchObject({ code: "permission_denied" });
	expect(reader.editor.document()?.text).toBe("private");

	await using writer = await openTestScope({ grants: [write] });
	writer.editor.open({ id: "d", text: "private" });
	for (const method of ["editor.getText", "editor.getSelection"]) {
		await expect(writer.guest.call(method, {})).rejects.toMatchObject({ code: "permission_denied" });
	}
});

test("change and selection events stop with the grant and come back with it", async () => {
	const seen: unknown[] = [];
	const listener: Extension = {
		activate(api) {
			api.editor.onDidChange((document) => seen.push(document?.version));
			api.editor.onDidChangeSelection((selection) => seen.push(selection?.version));
		},
	};
	await using scope = await openTestScope({ extension: listener });
	const change = () => {
		scope.editor.type(`${scope.editor.document()?.text}!`);
		scope.editor.select({ start: 0, end: 1 });
		scope.clock.advance(50);
	};
	scope.editor.open({ text: "private" });
	change();
	scope.grants.replace([read]);
	change();
	await expect.poll(() => seen).toEqual([3, 3]);
	scope.grants.replace([]);
	change();
	scope.grants.replace([read]);
	change();
	await expect.poll(() => seen).toEqual([3, 3, 5, 5]);
});

test("a change pending when the grant is taken back is not told", async () => {
	const seen: unknown[] = [];
	const listener: Extension = {
		activate(api) {
			api.editor.onDidChange((document) => seen.push(document?.version));
		},
	};
	await using scope = await openTestScope({ extension: listener, grants: [read] });
	scope.editor.open({ text: "private" });
	scope.grants.replace([]);
	scope.clock.advance(50);
	scope.grants.replace([read]);
	scope.editor.type("next");
	scope.clock.advance(50);
	await expect.poll(() => seen).toEqual([2]);
});

test("refuses ranges that are reversed, overlapping, out of order, outside the text or no numbers", async () => {
	await using scope = await openTestScope({ grants: [write] });
	scope.editor.open({ id: "d", text: "0123456789" });
	const range = (start: unknown, end: unknown) => ({ start, end, text: "x" });
	const attempts: [string, unknown[]][] = [
		["edits_invalid", [range(5, 4)]],
		["edits_invalid", [range(0, 5), range(4, 6)]],
		["edits_invalid", [range(6, 7), range(0, 1)]],
		["edits_invalid", [range(10, 11)]],
		["arguments_invalid", [range(-1, 1)]],
		["arguments_invalid", [range(0.5, 1)]],
		["arguments_invalid", [range("0", "1")]],
		["arguments_invalid", []],
		["arguments_invalid", Array(1_001).fill(range(0, 0))],
	];
	for (const [code, edits] of attempts) {
		const change = { documentId: "d", version: 1, edits };
		await expect(scope.guest.call("editor.applyEdits", change)).rejects.toMatchObject({ code });
	}
	expect(scope.editor.document()?.text).toBe("0123456789");
});

test("frees its listeners when the extension ends", async () => {
	let listening = 0;
	const count = () => {
		listening += 1;
		return () => {
			listening -= 1;
		};
	};
	const editor = { ...memoryEditor(), onChange: count, onSelectionChange: count };
	const scope = await openTestScope({ powers: { editor } });
	expect(listening).toBeGreaterThan(0);
	await scope[Symbol.asyncDispose]();
	expect(listening).toBe(0);
});
