import { ChangeSet, Text } from "@codemirror/state";
import fc from "fast-check";
import { expect, it } from "vitest";
import { asStep, editsOf, stepOf } from "./change-steps.ts";

it("tells the editor's changes as edits that lead to the same text", () => {
	const change = fc.record({
		at: fc.nat(),
		length: fc.nat(5),
		insert: fc.constantFrom("", "x", "a\nb", "\n\n", "é🙂"),
	});
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom("a", "b", "\n") }), fc.array(change), (text, wishes) => {
			const before = Text.of(text.split("\n"));
			let changes = ChangeSet.empty(before.length);
			for (const { at, length, insert } of wishes) {
				const from = at % (changes.newLength + 1);
				const to = Math.min(changes.newLength, from + length);
				changes = changes.compose(ChangeSet.of({ from, to, insert }, changes.newLength));
			}
			let now = text;
			for (const { start, end, text: inserted } of editsOf(changes)) {
				now = now.slice(0, start) + inserted + now.slice(end);
			}
			expect(now).toBe(changes.apply(before).toString());
		}),
	);
});

it("knows a step while it is written, for its own document, and not afterwards", () => {
	const edits = [{ start: 0, end: 0, text: "x" }];
	asStep("a", edits, () => expect([stepOf("a"), stepOf("b")]).toEqual([edits, undefined]));
	expect(stepOf("a")).toBeUndefined();
	const refused = () => {
		throw new Error("refused");
	};
	expect(() => asStep("a", edits, refused)).toThrow("refused");
	expect(stepOf("a")).toBeUndefined();
});
