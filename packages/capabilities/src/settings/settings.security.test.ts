import type { Setting } from "@annex/manifest";
import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

const settings: readonly Setting[] = [
	{ key: "goal", type: "number", default: 500, min: 0, max: 1_000, title: "Goal" },
	{ key: "name", type: "string", default: "", max: 20, title: "Name" },
	{ key: "unit", type: "enum", default: "words", options: [{ value: "words" }], title: "Unit" },
];
const set = (key: string, value: unknown) => ["settings.set", { key, value }] as const;

test("refuses keys that the manifest does not declare, those of prototypes included", async () => {
	await using scope = await openTestScope({ settings });
	for (const key of ["other", "constructor", "toString", "__proto__", "hasOwnProperty"]) {
		await expect(scope.guest.call(...set(key, "x"))).rejects.toMatchObject({ code: "setting_unknown" });
	}
	expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
});

test("refuses what the declaration does not allow, and keeps none of it", async () => {
	const kept: unknown[] = [];
	await using scope = await openTestScope({ settings, keepSettings: async (changes) => void kept.push(changes) });
	for (const [key, value] of [
		["goal", "500"],
		["goal", -1],
		["goal", true],
		["name", "x".repeat(21)],
		["name", "two\nlines"],
		["name", "\u202eevil"],
		["unit", "letters"],
	] as const) {
		await expect(scope.guest.call(...set(key, value))).rejects.toMatchObject({ code: "setting_invalid" });
	}
	for (const value of [Number.NaN, { toString: "x" }, ["a"], "x".repeat(10_001)]) {
		await expect(scope.guest.call(...set("name", value))).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	expect(kept).toEqual([]);
});

test("identity is the scope's: an extension id among the arguments is refused", async () => {
	await using scope = await openTestScope({ settings });
	const forged = { key: "goal", value: 1, extensionId: "acme.victim" };
	await expect(scope.guest.call("settings.set", forged)).rejects.toMatchObject({ code: "arguments_invalid" });
});

test("a storm of changes is cut down, kept together and told once", async () => {
	const kept: ReadonlyMap<string, unknown>[] = [];
	const slow = Promise.withResolvers<void>();
	const keepSettings = (changes: ReadonlyMap<string, unknown>) => {
		kept.push(changes);
		return slow.promise;
	};
	await using scope = await openTestScope({ settings, keepSettings });
	const told: unknown[] = [];
	scope.guest.on("settings.changed", (payload) => told.push(payload));
	await expect.poll(() => told.length).toBe(1);
	const storm = Promise.all(
		Array.from({ length: 60 }, (_, value) => scope.guest.call(...set("goal", value)).catch(({ code }) => code)),
	);
	await expect.poll(() => scope.calls.filter(({ code }) => code === "rate_limited").length).toBe(40);
	slow.resolve();
	await storm;
	expect(kept.map((changes) => changes.get("goal"))).toEqual([0, 19]);
	scope.clock.advance(50);
	await expect.poll(() => told.length).toBe(2);
});

test("settings that were kept for another version and no longer fit leave the default in place", async () => {
	await using scope = await openTestScope({ settings });
	scope.settings.replace(settings, JSON.parse('{"goal": "many", "unit": "letters", "__proto__": {"name": "x"}}'));
	expect(Object.fromEntries(scope.settings.values())).toEqual({ goal: 500, name: "", unit: "words" });
});
