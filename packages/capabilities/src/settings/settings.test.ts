import type { Setting } from "@annex/manifest";
import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const goal: Setting = { key: "goal", type: "number", default: 500, min: 0, max: 1_000, title: "Words a day" };
const loud: Setting = { key: "loud", type: "boolean", default: false, title: "Say it aloud" };
const keep = async () => {};
const declared = { settings: [goal, loud], commands: ["goal.raise"] };

test("the mirror is complete before activate runs", async () => {
	await using scope = await openTestScope({ extension: example, ...declared });
	await expect.poll(() => scope.words).toEqual(["info: goal: 500"]);
});

test("a change by the person reaches the running extension, a burst of them as one", async () => {
	await using scope = await openTestScope({ extension: example, ...declared });
	for (const value of [1, 2, 3]) await scope.settings.change(new Map([["goal", value]]), keep);
	scope.clock.advance(50);
	await expect.poll(() => scope.words).toEqual(["info: goal: 500", "info: new goal: 3"]);
});

test("what the extension sets holds for it as soon as set resolves, and its listeners hear of it once", async () => {
	await using scope = await openTestScope({ extension: example, ...declared });
	expect(await scope.capabilities.commands.run("goal.raise", [])).toBe(600);
	scope.clock.advance(50);
	expect(await scope.capabilities.commands.run("goal.raise", [])).toBe(700);
	expect(scope.settings.values().get("goal")).toBe(700);
	await expect.poll(() => scope.words.slice(1)).toEqual(["info: new goal: 600", "info: new goal: 700"]);
});

test("reset goes back to the default, and the choice is gone", async () => {
	await using scope = await openTestScope(declared);
	await scope.guest.call("settings.set", { key: "goal", value: 7 });
	expect(scope.settings.isChosen("goal")).toBe(true);
	expect(await scope.guest.call("settings.set", { key: "goal", value: null })).toEqual({ value: 500 });
	expect(scope.settings.isChosen("goal")).toBe(false);
});

test("what cannot be kept does not hold, and later changes still can", async () => {
	let offline = true;
	const keepSettings = async () => {
		if (offline) throw new TypeError("offline");
	};
	await using scope = await openTestScope(declared);
	const refused = scope.settings.change(new Map([["goal", 7]]), keepSettings);
	expect(scope.settings.values().get("goal")).toBe(7);
	await expect(refused).rejects.toThrow("offline");
	expect(scope.settings.values().get("goal")).toBe(500);
	offline = false;
	await scope.settings.change(new Map([["goal", 8]]), keepSettings);
	expect(scope.settings.values().get("goal")).toBe(8);
});

test("a listing that comes in while a change is being kept does not undo it", async () => {
	const kept = Promise.withResolvers<void>();
	await using scope = await openTestScope(declared);
	const changing = scope.settings.change(new Map([["goal", 7]]), () => kept.promise);
	scope.settings.replace([goal, loud], { goal: 1, loud: true });
	expect([...scope.settings.values()]).toEqual([
		["goal", 7],
		["loud", true],
	]);
	kept.resolve();
	await changing;
	expect(scope.settings.values().get("goal")).toBe(7);
});
