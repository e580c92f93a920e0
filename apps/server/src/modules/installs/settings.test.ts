import { describe, expect, it } from "vitest";
import { mergedSettings } from "./settings.ts";

describe("mergedSettings", () => {
	it("merges, and removes what is null", () => {
		expect(mergedSettings({ a: 1, b: 2 }, { b: null, c: [3] })).toEqual({ a: 1, c: [3] });
	});

	it("takes a key named __proto__ for a key like any other", () => {
		const merged = mergedSettings({}, JSON.parse('{"__proto__": {"polluted": true}}'));
		expect(Object.hasOwn(merged, "__proto__")).toBe(true);
		expect(merged["polluted"]).toBeUndefined();
	});

	it("refuses more than 32 KB in all", () => {
		const half = { a: "x".repeat(20_000) };
		expect(() => mergedSettings(half, { b: "y".repeat(20_000) })).toThrow(
			expect.objectContaining({ code: "settings_too_large" }),
		);
	});
});
