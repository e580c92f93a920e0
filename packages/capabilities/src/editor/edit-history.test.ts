import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryEditor } from "../testing/memory-editor.ts";
import { appendEdit, editHistory } from "./edit-history.ts";
import type { TextEdit } from "./power.ts";

const apply = (text: string, edits: readonly TextEdit[]) =>
	edits.reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);

function opened(text: string) {
	const editor = memoryEditor();
	editor.open({ id: "d", text });
	return { editor, history: editHistory(editor, new AbortController().signal) };
}

test("joined steps lead where the single ones led, and typing on is one of them", () => {
	const edit = fc.record({ at: fc.nat(), length: fc.nat(4), text: fc.string({ maxLength: 4 }) });
	fc.assert(
		fc.property(fc.string(), fc.array(edit), (text, wishes) => {
			const joined: TextEdit[] = [];
			let now = text;
			for (const wish of wishes) {
				const start = wish.at % (now.length + 1);
				const one = { start, end: Math.min(now.length, start + wish.length), text: wish.text };
				now = apply(now, [one]);
				appendEdit(joined, one);
			}
			expect(apply(text, joined)).toBe(now);
		}),
	);
	const typed: TextEdit[] = [];
	for (const [index, text] of [..."typing"].entries()) appendEdit(typed, { start: 5 + index, end: 5 + index, text });
	appendEdit(typed, { start: 10, end: 11, text: "" });
	expect(typed).toEqual([{ start: 5, end: 5, text: "typin" }]);
});

test("a range that nobody touched names the same characters as before; one that was touched is refused", () => {
	const { editor, history } = opened("one two three");
	editor.type("zero one two three");
	editor.type("zero one two three four");
	expect(history.rebase("d", 1, [{ start: 4, end: 7 }])).toEqual([{ start: 9, end: 12 }]);
	editor.type("zero one TWO three four");
	expect(history.rebase("d", 1, [{ start: 4, end: 7 }])).toBeUndefined();
	expect(history.rebase("d", 1, [{ start: 0, end: 2 }])).toBeUndefined();
	expect(history.rebase("d", 4, [{ start: 0, end: 2 }])).toEqual([{ start: 0, end: 2 }]);
});

test("a mapped range keeps what is left of it and never grows by what is typed at its edges", () => {
	const { editor, history } = opened("abcdef");
	editor.type("abc<>def");
	expect(history.map("d", 1, [{ start: 0, end: 3 }])).toEqual([{ start: 0, end: 3 }]);
	expect(history.map("d", 1, [{ start: 3, end: 6 }])).toEqual([{ start: 5, end: 8 }]);
	expect(history.map("d", 1, [{ start: 2, end: 4 }])).toEqual([{ start: 2, end: 6 }]);
	editor.type("ef");
	expect(history.map("d", 1, [{ start: 2, end: 4 }])).toEqual([{ start: 0, end: 0 }]);
});

test("knows nothing of other documents, of versions to come, or of steps that it could not see", () => {
	const { editor, history } = opened("a");
	expect(history.map("other", 1, [])).toBeUndefined();
	expect(history.map("d", 2, [])).toBeUndefined();
	editor.open({ id: "d", text: "b" });
	editor.type("bb");
	expect(history.map("d", 1, [])).toEqual([]);
	editor.open({ id: "e", text: "b" });
	expect(history.map("d", 1, [])).toBeUndefined();
});

test("forgets what is long ago instead of growing without end", () => {
	const { editor, history } = opened("");
	for (let keys = 1; keys <= 2_500; keys++) editor.type("x".repeat(keys));
	expect(history.map("d", 2_400, [{ start: 0, end: 0 }])).toEqual([{ start: 0, end: 0 }]);
	expect(history.map("d", 1, [{ start: 0, end: 0 }])).toBeUndefined();
});

test("carries no more ranges over more steps than a few milliseconds allow", () => {
	const { editor, history } = opened("");
	for (let keys = 1; keys <= 1_500; keys++) editor.type("x".repeat(keys));
	const ranges = Array.from({ length: 2_000 }, () => ({ start: 0, end: 0 }));
	expect(history.map("d", 2, ranges)).toBeUndefined();
	expect(history.rebase("d", 2, ranges)).toBeUndefined();
	expect(history.map("d", 1_301, ranges)).toHaveLength(2_000);
	expect(history.map("d", 2, ranges.slice(0, 300))).toHaveLength(300);
});
