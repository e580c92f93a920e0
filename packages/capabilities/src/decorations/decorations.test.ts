import { expect, test } from "vitest";
import type { Extension } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const grants = [{ permission: "data.read" as const }];
const ID = "acme.sample";

test("marks follow what is typed: the example marks every TODO", async () => {
	await using scope = await openTestScope({ extension: example, grants });
	scope.editor.open({ text: "TODO: write" });
	scope.clock.advance(50);
	await expect
		.poll(() => scope.decorations.of(ID).ranges)
		.toEqual([{ start: 0, end: 4, background: "warning", hover: "Still to be done" }]);
	scope.editor.type("nothing, TODO: write");
	scope.clock.advance(50);
	await expect.poll(() => scope.decorations.of(ID).ranges[0]?.start).toBe(9);
});

test("marks made for an earlier version are put where their text is now, and not at all where it is gone", async () => {
	await using scope = await openTestScope({ grants });
	scope.editor.open({ id: "d", text: "one 222 three" });
	scope.editor.type("zero one 222 three");
	scope.editor.type("zero one three");
	await scope.guest.call("decorations.set", {
		documentId: "d",
		version: 1,
		within: null,
		ranges: [
			{ start: 0, end: 3, color: "c1" },
			{ start: 4, end: 7, color: "c2" },
			{ start: 8, end: 13, bold: true, underline: "danger" },
		],
		marks: [{ at: 8, icon: "bookmark", color: "accent" }],
	});
	expect(scope.decorations.of(ID)).toEqual({
		ranges: [
			{ start: 5, end: 8, color: "c1" },
			{ start: 9, end: 14, bold: true, underline: "danger" },
		],
		marks: [{ at: 9, icon: "bookmark", color: "accent" }],
	});
});

test("a block replaces only what stands in it", async () => {
	await using scope = await openTestScope({ grants });
	scope.editor.open({ id: "d", text: "0123456789" });
	const set = (within: unknown, ranges: unknown[]) =>
		scope.guest.call("decorations.set", { documentId: "d", version: 1, within, ranges, marks: [] });
	await set(null, [
		{ start: 0, end: 2, color: "c1" },
		{ start: 5, end: 7, color: "c1" },
	]);
	await set({ start: 4, end: 8 }, [{ start: 4, end: 5, color: "c2" }]);
	expect(scope.decorations.of(ID).ranges).toEqual([
		{ start: 0, end: 2, color: "c1" },
		{ start: 4, end: 5, color: "c2" },
	]);
});

test("the drawn part is told on request, and when it changes to those who listen", async () => {
	const seen: unknown[] = [];
	const extension: Extension = {
		async activate(api) {
			seen.push(await api.decorations.visibleRange());
			const listening = api.decorations.onDidChangeVisibleRange((range) => {
				seen.push(range?.end);
				if (range?.end === 9) listening.dispose();
			});
		},
	};
	await using scope = await openTestScope({ extension, grants });
	scope.editor.open({ id: "d", text: "0123456789" });
	for (const end of [8, 9, 10]) {
		await expect
			.poll(() => {
				scope.decorations.show({ start: 0, end });
				scope.clock.advance(50);
				return seen.length;
			})
			.toBeGreaterThanOrEqual(Math.min(3, end - 6));
	}
	await expect.poll(() => seen.at(-1)).toBe(9);
	expect(seen[0]).toBeNull();
});
