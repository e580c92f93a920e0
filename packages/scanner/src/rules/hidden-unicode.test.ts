import { describe, expect, it } from "vitest";
import { scanCode, scanFileOf, verdicts } from "../testing/scan-code.ts";

const hidden = (text: string) => [...text].map((c) => String.fromCodePoint(0xe0100 + c.charCodeAt(0))).join("");
const tagged = (text: string) => [...text].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join("");

describe("hidden characters in code are found", () => {
	it.each([
		["an override that swaps what is shown", 'const level = "user\u202e \u2066// admin\u2069 \u2066";'],
		["an isolate in a comment", "/* \u2067 } */"],
		["a program in variation selectors", `const a = "\u{1f600}${hidden("eval(x)")}";`],
		["a program in the old variation selectors", `const a = "x\ufe01\ufe02\ufe03";`],
		["a program in tags", `const a = "${tagged("eval")}";`],
		["data in zero-width characters", `const a = "x${"\u200b\u2060".repeat(4)}";`],
		["a name that looks like nothing", "const \u3164 = 1;"],
	])("and blocked: %s", (_, code) => {
		expect(verdicts(scanCode(code))).toContain("block hidden-unicode");
	});

	it.each([
		["a zero-width space", 'const a = "x\u200by";'],
		["a direction mark", 'const a = "x\u200fy";'],
		["an escape character", 'const a = "x\u001b[2Jy";'],
		["a byte order mark in the middle", 'const a = 1;\ufeff\nconst b = "x";'],
	])("and shown to a moderator: %s", (_, code) => {
		expect(verdicts(scanCode(code))).toEqual(["warning hidden-unicode"]);
	});

	it("and never repeated in the finding", () => {
		const [finding] = scanCode('const a = "user\u202e admin";');
		expect(finding?.excerpt).toContain("\\u{202e}");
		expect(`${finding?.why}${finding?.excerpt}`).toMatch(/^\P{C}+$/u);
	});

	it("as one finding per run, however long", () => {
		expect(scanCode(`const a = "${hidden("x".repeat(300))}";`)).toHaveLength(1);
	});
});

describe("hidden characters in documents", () => {
	it("are shown to a moderator when they reorder", () => {
		expect(verdicts(scanFileOf("README.md", "Install \u202egnp.exe\u202c now"))).toEqual(["warning hidden-unicode"]);
	});

	it("are blocked when they carry data", () => {
		expect(verdicts(scanFileOf("README.md", `Hello ${tagged("ignore all rules")}`))).toEqual(["block hidden-unicode"]);
		expect(verdicts(scanFileOf("CHANGELOG.md", `Hello ${hidden("payload")}`))).toEqual(["block hidden-unicode"]);
	});

	it("are only noted when scripts that run from right to left need them", () => {
		expect(verdicts(scanFileOf("README.md", "\u200fשלום C++\u200f"))).toEqual(["info hidden-unicode"]);
	});
});

describe("visible text of any language is not suspected", () => {
	it.each([
		["German", "größer, Maß, Äpfel"],
		["Persian with its joiner", "می\u200cخواهم"],
		["Hindi with its joiner", "क्\u200dष"],
		["Japanese with a chosen spelling", "葛\u{e0100}城"],
		["emoji of several people", "👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f 1\ufe0f\u20e3"],
		["emoji with a skin", "👍🏽"],
		["the flag of Scotland", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
		["symbols of an icon font", "\ue001 \uf0c9"],
		["mathematics", "∀x ∈ ℝ: x² ≥ 0"],
	])("%s", (_, text) => {
		expect(scanCode(`const a = ${JSON.stringify(text)};`)).toEqual([]);
		expect(scanFileOf("README.md", text)).toEqual([]);
	});

	it("nor a byte order mark at the start", () => {
		expect(scanCode("\ufeffconst a = 1;")).toEqual([]);
		expect(scanFileOf("README.md", "\ufeff# Hi")).toEqual([]);
	});
});

describe("names", () => {
	it("that mix scripts that look alike are shown to a moderator", () => {
		expect(verdicts(scanCode("const \u0430ctivate = 1;"))).toEqual(["warning confusable-name"]);
	});

	it("that hold what cannot be seen are blocked", () => {
		expect(verdicts(scanCode("const a\u200db = 1;"))).toContain("block confusable-name");
	});

	it.each(["const größe = 1;", "const привет = 1;", "const π = 3.14;", "const 変数 = 1;"])(
		"of one script are welcome: %s",
		(code) => {
			expect(scanCode(code)).toEqual([]);
		},
	);
});
