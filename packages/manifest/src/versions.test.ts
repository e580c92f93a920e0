import { describe, expect, it } from "vitest";
import { compareVersions, isPreRelease, latestOf, satisfies } from "./versions.ts";

describe("satisfies", () => {
	it.each([
		["^2.0.0", "2.0.0", true],
		["^2.0.0", "2.9.1", true],
		["^2.0.0", "3.0.0", false],
		["^2.0.0", "1.9.9", false],
		[">=2.1.0 <3.0.0", "2.0.5", false],
		["^1.0.0 || ^2.0.0", "2.4.0", true],
		["*", "2.0.0", true],
		["^2.0.0", "2.1.0-beta.1", true],
		["no range", "2.0.0", false],
		["^2.0.0", "no version", false],
		[`^2.0.0${" || ^3.0.0".repeat(20)}`, "2.0.0", false],
	])("%s with %s: %s", (range, version, fits) => {
		expect(satisfies(range, version)).toBe(fits);
	});
});

describe("compareVersions", () => {
	it("orders as semver does, malformed ones first", () => {
		const versions = [
			"1.10.0",
			"1.2.0",
			"2.0.0",
			"2.0.0-beta.2",
			"2.0.0-beta.11",
			"2.0.0-beta",
			"nonsense",
			"1.2.0-alpha",
		];
		expect(versions.sort(compareVersions)).toEqual([
			"nonsense",
			"1.2.0-alpha",
			"1.2.0",
			"1.10.0",
			"2.0.0-beta",
			"2.0.0-beta.2",
			"2.0.0-beta.11",
			"2.0.0",
		]);
	});
});

describe("latestOf", () => {
	const versions = [
		{ version: "1.0.0", platform: "^1.0.0" },
		{ version: "1.9.0", platform: "^2.0.0" },
		{ version: "1.10.0", platform: "^2.0.0" },
		{ version: "2.0.0", platform: "^3.0.0" },
		{ version: "3.0.0", platform: "^2.0.0", preRelease: true },
		{ version: "3.0.0-beta.1", platform: "^2.0.0" },
		{ version: "nonsense", platform: "^2.0.0" },
	];
	const fits = ({ platform }: { platform: string }) => satisfies(platform, "2.3.0");

	it("is the highest stable one that fits", () => {
		expect(latestOf(versions, { fits })?.version).toBe("1.10.0");
		expect(latestOf(versions)?.version).toBe("2.0.0");
	});

	it("lets pre-releases in when asked", () => {
		expect(latestOf(versions, { fits, preReleases: true })).toMatchObject({ version: "3.0.0", preRelease: true });
	});

	it("is undefined when none fits", () => {
		expect(latestOf(versions, { fits: () => false })).toBeUndefined();
		expect(latestOf([])).toBeUndefined();
	});
});

it("isPreRelease reads the version alone", () => {
	expect([isPreRelease("1.0.0-rc.1"), isPreRelease("1.0.0"), isPreRelease("x")]).toEqual([true, false, false]);
});
