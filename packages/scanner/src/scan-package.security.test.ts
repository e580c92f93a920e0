import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanPackage } from "./scan-package.ts";
import { scanCode, scanFileOf } from "./testing/scan-code.ts";

/** Scans in a time that leaves a server usable, even on a slow machine. */
function timely(code: string): ReturnType<typeof scanCode> {
	const started = performance.now();
	const findings = scanCode(code);
	expect(performance.now() - started).toBeLessThan(8_000);
	return findings;
}

describe("code made to defeat the scan", () => {
	it.each([
		["brackets", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
		["parentheses", `${"(".repeat(100_000)}1${")".repeat(100_000)}`],
		["functions", `${"(()=>".repeat(50_000)}1${")".repeat(50_000)}`],
		["blocks", `${"{".repeat(100_000)}${"}".repeat(100_000)}`],
		["calls", `a${"()".repeat(100_000)}`],
		["members", `a${".b".repeat(100_000)}`],
		["sums", `self[${"'a' + ".repeat(50_000)}'b']('x')`],
		["conditions", `${"a ? b : ".repeat(50_000)}c`],
		["templates", `${"`${".repeat(20_000)}1${"}`".repeat(20_000)}`],
		["patterns", `const ${"[".repeat(20_000)}a${"]".repeat(20_000)} = 1`],
		["unary operators", `${"! ".repeat(100_000)}a`],
		["exponents", `${"a ** ".repeat(50_000)}a`],
	])("by nesting %s is read or refused, and never crashes", (_, code) => {
		expect(() => timely(code)).not.toThrow();
	});

	it("by nesting too deeply is refused", () => {
		expect(scanCode(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatchObject([
			{ rule: "unparsable", severity: "block" },
		]);
	});

	it.each([
		["aliases of aliases", Array.from({ length: 20_000 }, (_, i) => `const a${i + 1} = a${i};`).join("\n")],
		["aliases in a circle", "let a = b; let b = c; let c = a; self[a](b);"],
		["a name written and read over and over", `let a = 'x';\n${"a = eval; self[a]; a + a;\n".repeat(20_000)}`],
		[
			"a text that doubles",
			`${Array.from({ length: 60 }, (_, i) => `const a${i + 1} = a${i} + a${i};`).join("")}self[a60]()`,
		],
		["a text repeated for ever", "self['x'.repeat(1e9).repeat(1e9)]()"],
		["a long text called on often", `const s = '${"x".repeat(15_000)}';\n${"self[s.toUpperCase()];\n".repeat(10_000)}`],
		["a list that grows", Array.from({ length: 60 }, (_, i) => `const a${i + 1} = a${i}.concat(a${i});`).join("")],
		[
			"a large record read often",
			`const r = {${Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}`).join()}};\n${"self[r.k19999];\n".repeat(20_000)}`,
		],
		["functions that call each other", "const f = () => g(); const g = () => f(); self[f()]();"],
		["many findings", "eval(1);\n".repeat(50_000)],
		["many scopes", `${"{ let a = 1; ".repeat(500)}a${"}".repeat(500)}`],
		["long lines", `const a = [${"'word', ".repeat(200_000)}];`],
		["long comments", `/*${" <a b=".repeat(100_000)}*/`],
	])("by %s is judged in good time", (_, code) => {
		timely(code);
	});

	it.each([
		["the global object named again and again", `self${".self".repeat(1_000)}.eval('x')`],
		[
			"a long chain of aliases",
			`${Array.from({ length: 1_000 }, (_, i) => `const a${i + 1} = a${i};`)
				.join("\n")
				.replace("a0;", "eval;")}\na1000('x')`,
		],
		[
			"a long chain of functions, last first",
			`f0()['ev' + 'al']('x');\n${Array.from({ length: 1_000 }, (_, i) => `function f${i}() { return ${i < 999 ? `f${i + 1}()` : "self"}; }`).join("\n")}`,
		],
	])("by %s does not get by", (_, code) => {
		expect(timely(code)).toContainEqual(expect.objectContaining({ severity: "block" }));
	});

	it("by its size is refused beyond 5 MB without being parsed", () => {
		expect(timely(`//${"x".repeat(5 * 1024 * 1024)}`)).toMatchObject([{ rule: "unparsable", severity: "block" }]);
	});

	it("by drowning a grave finding in light ones does not hide it", () => {
		const code = `${"parent.x;\n".repeat(1_000)}fetch('x');`;
		const findings = scanCode(code);
		expect(findings.length).toBeLessThanOrEqual(20);
		expect(findings).toContainEqual(expect.objectContaining({ severity: "block", line: 1_001 }));
	});

	it("by drowning a grave finding in other files does not hide it", () => {
		const noisy = (path: string) => ({ path, size: 0, sha256: "", bytes: Buffer.from("parent.x;\n".repeat(30)) });
		const files = Array.from({ length: 100 }, (_, index) => noisy(`a${String(index).padStart(3, "0")}.js`));
		const grave = { path: "z.js", size: 0, sha256: "", bytes: Buffer.from("fetch('x')") };
		expect(scanPackage({ files: [...files, grave] })).toContainEqual(
			expect.objectContaining({ file: "z.js", severity: "block" }),
		);
	});
});

describe("markup made to defeat the scan", () => {
	it.each([
		"<a ".repeat(50_000),
		`<a ${"x ".repeat(50_000)}`,
		"`".repeat(50_000),
		"```\n".repeat(20_000),
		"<".repeat(100_000),
		"href=".repeat(50_000),
	])("is judged in good time", (text) => {
		const started = performance.now();
		scanFileOf("README.md", text);
		expect(performance.now() - started).toBeLessThan(3_000);
	});
});

describe("arbitrary code", () => {
	const word = fc.constantFrom(
		...`eval self globalThis const let = ( ) { } [ ] , . ; 'a' "b" \` \${ } => function class new + ... await import a b x constructor ['constructor'] return async * / <!-- \u202e \u2028`.split(
			" ",
		),
	);

	it("never makes the scan throw", () => {
		fc.assert(
			fc.property(fc.array(word, { maxLength: 40 }), (words) => {
				scanCode(words.join(" "));
			}),
			{ numRuns: 2_000 },
		);
	});

	it("of any bytes never makes the scan throw, and every finding is fit to be shown", () => {
		const path = fc.constantFrom("a.js", "a.mjs", "README.md", "logo.svg", "data.bin");
		fc.assert(
			fc.property(path, fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
				for (const finding of scanFileOf(name, bytes)) {
					expect(finding.excerpt).toMatch(/^\P{C}{0,200}$/u);
					expect(finding.why).toMatch(/^\P{C}+\.$/u);
					expect(finding.line).toBeGreaterThanOrEqual(0);
					expect(finding.column).toBeGreaterThanOrEqual(0);
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});
