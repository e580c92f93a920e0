import { AnnexError } from "@annex/errors";
import { describe, expect, test } from "vitest";
import type { Program } from "./engine.ts";
import { link } from "./link.ts";

function program(sources: Record<string, string | Uint8Array>): Program {
	const files = Object.entries(sources).map(([path, text]) => ({
		path,
		source: typeof text === "string" ? new TextEncoder().encode(text) : text,
		sha256: "",
	}));
	return { label: "acme.demo", main: files[0]?.path ?? "", files };
}

const refusal = (sources: Record<string, string | Uint8Array>) => {
	try {
		link(program(sources));
	} catch (thrown) {
		if (thrown instanceof AnnexError) return `${thrown.code}: ${thrown.message}`;
	}
	return "linked";
};

describe("linking", () => {
	test("puts leaves first, each file once, with a place for every URL", () => {
		const linked = link(
			program({
				"main.js": `import a from "./lib/a.js"; export * from './lib/b.js'; const c = () => import("./c.js");`,
				"lib/a.js": `import "./b.js"; export default 1;`,
				"lib/b.js": "export const b = 2;",
				"c.js": `import "./lib/../lib/b.js";`,
				"unused.js": "syntax error(",
			}),
		);
		expect(linked).toEqual([
			["export const b = 2;", "\n//# sourceURL=ext://acme.demo/lib/b.js\n"],
			[`import "`, 0, `"; export default 1;`, "\n//# sourceURL=ext://acme.demo/lib/a.js\n"],
			[`import "`, 0, `";`, "\n//# sourceURL=ext://acme.demo/c.js\n"],
			[
				`import a from "`,
				1,
				`"; export * from '`,
				0,
				`'; const c = () => import("`,
				2,
				`");`,
				"\n//# sourceURL=ext://acme.demo/main.js\n",
			],
		]);
	});

	test("reads specifiers as the language does, escapes included, and leaves text and comments alone", () => {
		const [, main] = link(
			program({
				"main.js": `// import "./nowhere.js"\nconst s = 'import "./nowhere.js"';\nimport "./\\u0061.js";\nimport(\`./a.js\`);`,
				"a.js": "",
			}),
		);
		expect(main?.filter((piece) => typeof piece === "number")).toEqual([0, 0]);
	});

	test("refuses everything that does not name a file of the package by relative path", () => {
		const cases: Record<string, string> = {
			'import "react";': "no relative path",
			'import "node:fs";': "no relative path",
			'import "/main.js";': "no relative path",
			'import "https://example.com/x.js";': "no relative path",
			'import "//example.com/x.js";': "no relative path",
			'import "data:text/javascript,1";': "no relative path",
			'import "blob:null/1";': "no relative path",
			'import("https://example.com/x.js");': "no relative path",
			'import "../outside.js";': "outside the package",
			'import "./lib/../../outside.js";': "outside the package",
			'import "./absent.js";': 'there is no file "absent.js"',
			'import "./%61.js";': 'there is no file "%61.js"',
			'import "./a.js?v=1";': 'there is no file "a.js?v=1"',
			'import "./constructor";': 'there is no file "constructor"',
			"import(name);": "computes what it imports",
			'import("./" + name);': "computes what it imports",
			"import(`./${name}.js`);": "computes what it imports",
			'import data from "./a.js" with { type: "json" };': "with attributes",
			'import source x from "./a.js";': "phase of its own",
		};
		for (const [source, why] of Object.entries(cases)) {
			expect(refusal({ "main.js": source, "a.js": "" }), source).toContain(why);
		}
	});

	test("refuses cycles, naming the way round", () => {
		const sources = { "main.js": `import "./a.js";`, "a.js": `import "./b.js";`, "b.js": `import("./a.js");` };
		expect(refusal(sources)).toContain("a.js → b.js → a.js");
		expect(refusal({ "main.js": `import "./main.js";` })).toContain("main.js → main.js");
	});

	test("refuses what is no module or no UTF-8", () => {
		expect(refusal({ "main.js": 'import { "' })).toContain("not a JavaScript module");
		expect(refusal({ "main.js": new Uint8Array([0x2f, 0x2f, 0xff]) })).toContain("not UTF-8");
	});

	test("keeps the source comment on one line, whatever the label holds", () => {
		const [[, comment] = []] = link({ ...program({ "main.js": "" }), label: "x\nalert(1)//\u2028" });
		expect(comment).toBe("\n//# sourceURL=ext://x%0Aalert(1)//%E2%80%A8/main.js\n");
	});
});
