import { describe, expect, it } from "vitest";
import { ago, compactCount, size } from "./figures.ts";

describe("figures", () => {
	const now = Date.parse("2026-11-21T12:00:00Z");

	it.each([
		["2026-11-21T11:59:40Z", "just now"],
		["2026-11-21T11:57:00Z", "3 minutes ago"],
		["2026-11-21T09:00:00Z", "3 hours ago"],
		["2026-11-20T12:00:00Z", "yesterday"],
		["2026-01-05T12:00:00Z", "Jan 5, 2026"],
		["no date", ""],
	])("say %s as %j", (timestamp, said) => {
		expect(ago(timestamp, now)).toBe(said);
	});

	it("keep small numbers exact and round large ones", () => {
		expect(compactCount(9_310)).toBe("9,310");
		expect(compactCount(18_204)).toBe("18.2K");
	});

	it("give bytes the unit that a person would pick", () => {
		expect([size(12), size(1_240), size(18_240), size(5_000_000)]).toEqual(["12 B", "1.2 kB", "18 kB", "5.0 MB"]);
	});
});
