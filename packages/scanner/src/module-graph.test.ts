import { describe, expect, it } from "vitest";
import { readPackage } from "./read-package.ts";
import { buildZip, sampleFiles, samplePackage } from "./testing/index.ts";
import { packageIssues } from "./testing/package-issues.ts";

async function modulesOf(files: Record<string, string>): Promise<readonly string[]> {
	return (await readPackage(samplePackage(files))).modules;
}

async function faultsOf(files: Record<string, string>): Promise<string[]> {
	return (await packageIssues(samplePackage(files))).map(({ path, sentence }) => `${path} ${sentence}`);
}

describe("the order in which modules are linked", () => {
	it("puts leaves first and the main script last", async () => {
		expect(
			await modulesOf({
				"extension.js": 'import "./lib/b.js";\nimport { a } from "./lib/a.js";',
				"lib/a.js": 'export * from "../util/c.mjs"; export const a = 1;',
				"lib/b.js": 'export { c } from "../util/c.mjs";',
				"util/c.mjs": "export const c = 1;",
				"unused.js": "",
			}),
		).toEqual(["util/c.mjs", "lib/b.js", "lib/a.js", "extension.js"]);
	});

	it("counts an import that runs late, as long as it is written out", async () => {
		expect(
			await modulesOf({
				"extension.js":
					'export const later = () => import("./late.js"); export const other = () => import(`./other.js`);',
				"late.js": "",
				"other.js": "",
			}),
		).toEqual(["late.js", "other.js", "extension.js"]);
	});

	it("lists a file once, however often it is imported", async () => {
		expect(
			await modulesOf({ "extension.js": 'import "./a.js"; import "././a.js"; import("./x/../a.js");', "a.js": "" }),
		).toEqual(["a.js", "extension.js"]);
	});

	it("follows a chain of nine hundred files without exhausting the stack", async () => {
		const chain = Array.from({ length: 900 }, (_, index) => [
			`m${index}.js`,
			index < 899 ? `import "./m${index + 1}.js";` : "",
		]);
		const files = { ...sampleFiles({ "extension.js": 'import "./m0.js";' }), ...Object.fromEntries(chain) };
		const { modules } = await readPackage(buildZip(files));
		expect([modules[0], modules.at(-1), modules.length]).toEqual(["m899.js", "extension.js", 901]);
	});

	it("takes a file that does not parse for a leaf, and leaves it to the scan", async () => {
		expect(await modulesOf({ "extension.js": "import {" })).toEqual(["extension.js"]);
	});
});

describe("an import that cannot be linked", () => {
	it.each([
		["a bare name", 'import { z } from "zod";', '"zod" is imported, which is no file of this package.'],
		[
			"an address",
			'import "https://example.com/a.js";',
			'"https://example.com/a.js" is imported, which is no file of this package.',
		],
		[
			"data",
			'export * from "data:text/javascript,1";',
			'"data:text/javascript,1" is imported, which is no file of this package.',
		],
		["an absolute path", 'import "/lib/a.js";', '"/lib/a.js" is imported, which is no file of this package.'],
		["a path that climbs out", 'import "../../etc/a.js";', '"../../etc/a.js" is imported from outside of the package.'],
		[
			"a path through the parent's prototype",
			'import "./__proto__";',
			'"./__proto__" is imported, and there is no such file.',
		],
		["a file that is not there", 'import "./a";', '"./a" is imported, and there is no such file.'],
		["a query", 'import "./a.js?x";', '"./a.js?x" is imported, and there is no such file.'],
		[
			"a late one of a file that is not there",
			'import("./lost.js");',
			'"./lost.js" is imported, and there is no such file.',
		],
		[
			"a late one with attributes",
			'import("./a.js", { with: {} });',
			'"./a.js" is imported with attributes, which the host does not link.',
		],
		["an empty step", 'import ".//a.js";', '".//a.js" is imported, and there is no such file.'],
		["data of the package", 'import "./manifest.json";', '"./manifest.json" is imported, and is no JavaScript module.'],
		[
			"attributes",
			'import "./a.js" with { type: "json" };',
			'"./a.js" is imported with attributes, which the host does not link.',
		],
	])("is refused: %s", async (_, code, sentence) => {
		expect(await faultsOf({ "extension.js": code, "a.js": "" })).toEqual([`extension.js:1 ${sentence}`]);
	});

	it("is refused with the line it stands on", async () => {
		expect(await faultsOf({ "extension.js": '\n\nimport "./lost.js";' })).toEqual([
			'extension.js:3 "./lost.js" is imported, and there is no such file.',
		]);
	});
});

describe("files that import each other in a circle", () => {
	it("are refused with the way around and the fix", async () => {
		const issues = await packageIssues(
			samplePackage({ "extension.js": 'import "./a.js";', "a.js": 'import "./b.js";', "b.js": 'import "./a.js";' }),
		);
		expect(issues).toEqual([
			{
				path: "b.js",
				sentence: 'Files import each other in a circle: "a.js" → "b.js" → "a.js".',
				fix: "Bundle the code into one file, for example with esbuild.",
			},
		]);
	});

	it("are refused when a file imports itself", async () => {
		expect(await faultsOf({ "extension.js": 'import "./extension.js";' })).toEqual([
			'extension.js Files import each other in a circle: "extension.js" → "extension.js".',
		]);
	});
});
