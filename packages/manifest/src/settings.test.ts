import { describe, expect, it } from "vitest";
import { parseManifest } from "./parse-manifest.ts";
import { inOrder, type Setting, settingFault, settingValues } from "./settings.ts";

const base = { key: "goal", type: "number", default: 500, title: "Daily goal" } as const;

function issuesOf(...settings: unknown[]) {
	const result = parseManifest({
		publisher: "acme",
		name: "sample",
		version: "1.0.0",
		displayName: "Sample",
		description: "For tests.",
		category: "productivity",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		contributes: { settings },
	});
	return result.ok ? [] : result.issues.map(({ path, fix }) => `${path.replace("contributes.settings", "")}: ${fix}`);
}

describe("contributes.settings", () => {
	it("takes texts, numbers, switches and choices", () => {
		expect(
			issuesOf(
				{ ...base, min: 0, max: 10_000, order: 1, description: "Words a day." },
				{ key: "goal.loud", type: "boolean", default: false, title: "Say it aloud" },
				{ key: "unit", type: "enum", default: "words", title: "Unit", options: [{ value: "words", label: "Words" }] },
				{ key: "at", type: "string", default: "08:00", title: "At", pattern: "\\d{1,2}:\\d{2}" },
				{ key: "notes", type: "string", default: "", title: "Notes", multiline: true, max: 4_000 },
			),
		).toEqual([]);
	});

	it("refuses a default that does not fit, and says what would", () => {
		expect(issuesOf({ ...base, max: 100 })).toEqual(["[0].default: Use at most 100. The default has to fit, too."]);
		expect(issuesOf({ ...base, default: "500" })).toEqual(["[0].default: Use a number. The default has to fit, too."]);
	});

	it("refuses fields that do not go with the type, and a choice without options", () => {
		expect(issuesOf({ ...base, pattern: "a" })).toEqual(["[0].pattern: Take it out: it goes with string only."]);
		expect(issuesOf({ ...base, type: "enum", default: "a" })).toEqual(["[0].options: List what can be chosen."]);
		expect(issuesOf({ ...base, min: 3, max: 2, default: 3 })).toContain("[0].min: Make it at most max.");
	});

	it("refuses two settings of one key, and keys that are no names", () => {
		expect(issuesOf(base, base)).toEqual(["[1].key: Give every setting a key of its own."]);
		expect(issuesOf({ ...base, key: "__proto__" })).toHaveLength(1);
	});
});

describe("settingFault", () => {
	it.each<[Setting, unknown, string | undefined]>([
		[{ ...base, min: 1 }, 0, "Use at least 1."],
		[base, Number.NaN, "Use a number."],
		[{ ...base, type: "string", default: "" }, "two\nlines", "Write it on one line."],
		[{ ...base, type: "string", default: "", multiline: true }, "two\nlines", undefined],
		[{ ...base, type: "string", default: "", min: 1 }, "", "Fill it in."],
		[{ ...base, type: "string", default: "", pattern: "[a-z]+" }, "ab1", "Write it so that it matches [a-z]+."],
		[{ ...base, type: "string", default: "" }, "a\u202eb", "Take out the characters that cannot be seen."],
		[{ ...base, type: "boolean", default: true }, "yes", "Use true or false."],
		[{ ...base, type: "enum", default: "a", options: [{ value: "a" }] }, "b", "Use one of: a."],
	])("%j with %j: %s", (setting, value, fault) => {
		expect(settingFault(setting, value)).toBe(fault);
	});
});

it("what was kept holds where it fits, the default everywhere else", () => {
	const declared: Setting[] = [base, { ...base, key: "min" }, { ...base, key: "constructor" }];
	const kept = { goal: 7, min: "not a number", stranger: 1 };
	expect([...settingValues(declared, kept)]).toEqual([
		["goal", 7],
		["min", 500],
		["constructor", 500],
	]);
});

it("a form shows them in their order, those without one last and as written", () => {
	const keys = inOrder([{ ...base, key: "c" }, { ...base, key: "b", order: 2 }, { ...base, key: "a", order: 1 }, base]);
	expect(keys.map(({ key }) => key)).toEqual(["a", "b", "c", "goal"]);
});
