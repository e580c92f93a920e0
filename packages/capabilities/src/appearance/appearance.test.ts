import { expect, test, vi } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

test("a wish holds until it is taken back", async () => {
	await using scope = await openTestScope({ extension: example, commands: ["glasses.toggle"] });
	expect(await scope.capabilities.commands.run("glasses.toggle", [])).toBe(22);
	expect(scope.appearance.read()).toMatchObject({
		editorFont: "atkinson-hyperlegible",
		tint: "cream",
		lineHeight: 1.7,
	});
	expect(await scope.capabilities.commands.run("glasses.toggle", [])).toBe(16);
	expect(scope.appearance.wishes.size).toBe(0);
});

test("the look can be read before anything else runs, and changes are told as one", async () => {
	const seen: unknown[] = [];
	await using scope = await openTestScope({
		extension: {
			activate(api) {
				seen.push(api.appearance.get()?.base);
				api.appearance.onDidChange(({ base, paper }) => seen.push([base, paper]));
			},
		},
	});
	scope.appearance.choose({ paper: "ruled" });
	scope.appearance.choose({ base: "dark" });
	scope.clock.advance(50);
	await vi.waitFor(() => expect(seen).toEqual(["light", ["dark", "ruled"]]));
});

test("what the person chose stands in front of a wish, and the answer says so", async () => {
	await using scope = await openTestScope({ extension: example, commands: ["glasses.toggle"] });
	scope.appearance.choose({ editorFontSize: 14 });
	expect(await scope.capabilities.commands.run("glasses.toggle", [])).toBe(14);
});

test("an app that lends no look says so, and there is nothing to read", async () => {
	let read: unknown = "not asked";
	await using scope = await openTestScope({
		powers: { appearance: undefined },
		extension: {
			async activate(api) {
				read = api.appearance.get();
				await expect(api.appearance.set({ paper: "grid" })).rejects.toMatchObject({ code: "capability_not_offered" });
			},
		},
	});
	expect(read).toBeUndefined();
	expect(scope.appearance.wishes.size).toBe(0);
});
