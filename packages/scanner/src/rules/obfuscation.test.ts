import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { scanCode, verdicts } from "../testing/scan-code.ts";

/** Bytes that look random and are the same in every run. */
function noise(bytes: number): Buffer {
	const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, index) =>
		createHash("sha256").update(String(index)).digest(),
	);
	return Buffer.concat(blocks).subarray(0, bytes);
}

const table = `const words = [${Array.from({ length: 25 }, (_, index) => `"w${index}"`).join(", ")}];`;

describe("obfuscation is found", () => {
	it("by the names that obfuscators give", () => {
		const code = Array.from({ length: 12 }, (_, index) => `var _0x${(4096 + index).toString(16)} = ${index};`).join(
			"\n",
		);
		expect(verdicts(scanCode(code))).toEqual(["block obfuscation"]);
	});

	it("by a table of texts that is shuffled at run time", () => {
		const rotate = "while (true) { try { if (parseInt(words[0]) === 7) break; words.push(words.shift()); } catch {} }";
		expect(verdicts(scanCode(`${table}\n${rotate}`))).toEqual(["block obfuscation"]);
		const quoted = "while (true) { if (parseInt(words[0]) === 7) break; words['push'](words['shift']()); }";
		expect(verdicts(scanCode(`${table}\n${quoted}`))).toEqual(["block obfuscation"]);
	});

	it("in programs of brackets and signs", () => {
		expect(verdicts(scanCode("[][(![]+[])[+[]]+(!![]+[])[+[]]];\n".repeat(20)))).toContain("block obfuscation");
	});

	it.each([
		["base64", noise(1_200).toString("base64")],
		["hex", noise(1_200).toString("hex")],
		["base64 in a data address that is no picture", `data:text/javascript;base64,${noise(1_200).toString("base64")}`],
	])("in long encoded texts: %s", (_, encoded) => {
		expect(verdicts(scanCode(`const a =\n${JSON.stringify(encoded)};`))).toContain("warning obfuscation");
		expect(verdicts(scanCode(`const a =\n\`${encoded}\`;`))).toContain("warning obfuscation");
	});

	it.each([
		["\\x", [...'fetch("https://example.com")'].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join("")],
		["\\u", [..."constructor of things"].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")],
	])("in plain letters written as escapes: %s", (_, escaped) => {
		expect(verdicts(scanCode(`const a = "${escaped}";`))).toEqual(["warning obfuscation"]);
	});
});

describe("obfuscation is not suspected", () => {
	it.each([
		["a few numbers in hex", "const _0xff = 255, other = 1, third = 2;"],
		["a list of words", table],
		["a queue that goes round", `${table}\nwords.push(words.shift());`],
		["a queue beside a number", "const q = []; q.push(q.shift()); parseInt('7');"],
		["escapes for letters that need them", `const a = "${"\\u00e4\\u200b\\x00".repeat(20)}";`],
		[
			"a long text in prose",
			`const a = ${JSON.stringify("The quick brown fox jumps over the lazy dog. ".repeat(60))};`,
		],
		["a picture", `const a = "data:image/png;base64,${noise(900).toString("base64")}";`],
		["a short token", `const a = "${noise(60).toString("base64")}";`],
		["a path of an icon", `const a = "${"M10 20L30 40".repeat(60)}";`],
	])("in honest look-alikes: %s", (_, code) => {
		expect(verdicts(scanCode(code)).filter((verdict) => verdict !== "info minified")).toEqual([]);
	});
});

describe("minified code", () => {
	it("is noted once, and no more than noted", () => {
		const line = "var a=function(b){return b?c(b):d(b)};".repeat(60);
		expect(verdicts(scanCode(`${line}\n${line}`))).toEqual(["info minified"]);
	});

	it("is not suspected in long lines of prose", () => {
		expect(scanCode(`// ${"a comment that goes on and on ".repeat(60)}`)).toEqual([]);
	});
});

it("noise of any length is judged in good time", () => {
	const started = performance.now();
	scanCode(`const a = "${randomBytes(1_500_000).toString("hex")}";`);
	expect(performance.now() - started).toBeLessThan(5_000);
});
