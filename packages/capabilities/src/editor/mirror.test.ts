import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Api, DocumentUpdate, Extension } from "../guest.ts";
import { openTestScope, type TestScope } from "../testing.ts";

const grants = [{ permission: "data.read" as const }];

/** An extension that follows, with its API and its updates in the test's hands. */
async function follower(text = "one\ntwo") {
	const updates: DocumentUpdate[] = [];
	let api: Api | undefined;
	const extension: Extension = {
		async activate(given) {
			api = given;
			given.editor.onDidUpdate((update) => updates.push(update));
		},
	};
	const scope = await openTestScope({ extension, grants });
	if (api === undefined) throw new TypeError("It was not activated.");
	const { editor } = api;
	scope.editor.open({ id: "d", name: "Note", language: "markdown", text });
	const following = await editor.follow();
	return { scope, editor, updates, following, [Symbol.asyncDispose]: () => scope[Symbol.asyncDispose]() };
}

async function caughtUp(scope: TestScope, editor: Api["editor"]): Promise<void> {
	await vi.waitFor(
		() => {
			scope.clock.advance(50);
			const { version, text } = scope.editor.document() ?? {};
			expect([editor.document?.version, editor.document?.getText()]).toEqual([version, text]);
		},
		{ interval: 1 },
	);
}

const sent = (scope: TestScope) => scope.calls.filter(({ method }) => method === "editor.sync").length;

test("the active document is readable at once, with its lines, positions and selection", async () => {
	await using it = await follower();
	const document = it.editor.document;
	expect(document).toMatchObject({ documentId: "d", name: "Note", language: "markdown", version: 1, length: 7 });
	expect(document?.getText()).toBe("one\ntwo");
	expect(document?.getText({ start: 2, end: 5 })).toBe("e\nt");
	expect(document?.lineCount).toBe(2);
	expect(document?.lineAt(1)).toEqual({ index: 1, start: 4, end: 7, text: "two" });
	expect(document?.positionAt(5)).toEqual({ line: 1, column: 1 });
	expect(document?.offsetAt({ line: 1, column: 1 })).toBe(5);
	expect([document?.offsetAt({ line: 0, column: 99 }), document?.offsetAt({ line: 9, column: 0 })]).toEqual([3, 7]);
	it.scope.editor.select({ start: 1, end: 3 });
	it.scope.clock.advance(50);
	await expect.poll(() => document?.selection).toEqual({ start: 1, end: 3 });
	expect(it.updates.at(-1)?.edits).toEqual([]);
});

test("only what changed travels, and a burst of typing is one step", async () => {
	await using it = await follower("");
	const before = it.updates.length;
	for (let keys = 1; keys <= 100; keys++) it.scope.editor.type("x".repeat(keys));
	await caughtUp(it.scope, it.editor);
	expect(it.editor.document?.getText()).toBe("x".repeat(100));
	expect(it.updates.at(-1)?.edits).toEqual([{ start: 0, end: 0, text: "x".repeat(100) }]);
	expect(it.updates).toHaveLength(before + 1);
});

test("equals the host's text after any sequence of edits, however they fall into frames", async () => {
	await using it = await follower("");
	const step = fc.record({ text: fc.string({ maxLength: 300 }), wait: fc.boolean(), open: fc.nat(20) });
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1 }), async (steps) => {
			for (const { text, wait, open } of steps) {
				if (open === 0) it.scope.editor.open({ id: `d${text.length}`, text });
				else it.scope.editor.type(`${text}${it.scope.editor.document()?.text.slice(0, 40)}`);
				if (wait) await caughtUp(it.scope, it.editor);
			}
			await caughtUp(it.scope, it.editor);
		}),
		{ numRuns: 40 },
	);
});

test("another document closes the one before, and none leaves none", async () => {
	await using it = await follower("first");
	const first = it.editor.document;
	it.scope.editor.open({ id: "e", text: "second" });
	it.scope.clock.advance(50);
	await expect.poll(() => it.editor.document?.getText()).toBe("second");
	expect(first).toMatchObject({ isClosed: true, length: 0 });
	expect(first?.getText()).toBe("");
	it.scope.editor.close();
	it.scope.clock.advance(50);
	await expect.poll(() => it.editor.document).toBeNull();
	expect(it.updates.at(-1)).toEqual({ document: null, edits: null });
});

test("nothing travels before the first follow and after the last one is disposed of", async () => {
	await using it = await follower();
	const second = await it.editor.follow();
	it.following.dispose();
	it.scope.editor.type("one\ntwo\nthree");
	await caughtUp(it.scope, it.editor);
	second.dispose();
	expect(it.editor.document).toBeNull();
	await it.editor.getText();
	const before = sent(it.scope);
	it.scope.editor.type("four");
	it.scope.clock.advance(1_000);
	await it.editor.follow();
	expect(sent(it.scope) - before).toBe(1);
	expect(it.editor.document?.getText()).toBe("four");
});

test("a document too long for a message is not mirrored, and its place is taken when a shorter one opens", async () => {
	await using it = await follower("short");
	it.scope.editor.open({ text: "x".repeat(6_000_001) });
	it.scope.clock.advance(50);
	await expect.poll(() => it.editor.document).toBeNull();
	it.scope.editor.open({ text: "short again" });
	it.scope.clock.advance(50);
	await expect.poll(() => it.editor.document?.getText()).toBe("short again");
});

test("edits made for an earlier version move along when nobody touched their ranges", async () => {
	await using scope = await openTestScope({ grants: [{ permission: "data.write" }] });
	scope.editor.open({ id: "d", text: "one two" });
	scope.editor.type("zero one two");
	const change = { documentId: "d", version: 1, edits: [{ start: 4, end: 7, text: "2" }] };
	expect(await scope.guest.call("editor.applyEdits", change)).toEqual({ version: 3 });
	expect(scope.editor.document()?.text).toBe("zero one 2");
});

test("reveals a place where it is now, and selects it if asked to", async () => {
	await using it = await follower("one two");
	it.scope.editor.type("zero one two");
	await it.editor.reveal({ documentId: "d", version: 1, start: 4, end: 7 });
	await it.editor.reveal({ documentId: "d", version: 2, start: 0, end: 4 }, { select: true });
	expect(it.scope.editor.revealed).toEqual([
		{ start: 9, end: 12, select: false },
		{ start: 0, end: 4, select: true },
	]);
	await expect(it.editor.reveal({ documentId: "d", version: 2, start: 0, end: 13 })).rejects.toMatchObject({
		code: "edits_invalid",
	});
});
