import { describe, expect, it } from "vitest";
import { readPackage } from "./read-package.ts";
import { scanPackage } from "./scan-package.ts";
import { samplePackage } from "./testing/index.ts";

const wordCount = `
import { countWords } from "./lib/count.js";

/** Counts the words of the document and says so. */
export async function activate(annex) {
	let timer;
	const show = async () => {
		const text = await annex.editor.getText();
		const { words, characters } = countWords(text);
		await annex.ui.showNotification(\`\${words} words, \${characters} characters\`);
	};
	annex.commands.register("wordCount.show", show);
	annex.events.on("editor.changed", () => {
		clearTimeout(timer);
		timer = setTimeout(show, 300);
	});
	const runs = (await annex.storage.get("runs")) ?? 0;
	await annex.storage.set("runs", runs + 1);
}

export function deactivate() {}
`;
const count = `
export function countWords(text) {
	const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
	let words = 0;
	for (const { isWordLike } of segments) if (isWordLike) words += 1;
	return { words, characters: [...text].length };
}
`;

describe("scanPackage", () => {
	it("finds nothing in an honest extension", async () => {
		const contents = await readPackage(
			samplePackage({
				"extension.js": wordCount,
				"lib/count.js": count,
				"README.md": "# Word Count\n\nCounts — quickly! 🎉",
			}),
		);
		expect(scanPackage(contents)).toEqual([]);
	});

	it("looks at every file, also at those that nothing imports", async () => {
		const contents = await readPackage(samplePackage({ "lib/unused.mjs": "eval('1')", "README.md": "a\u202eb" }));
		expect(scanPackage(contents).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
			"README.md hidden-unicode",
			"lib/unused.mjs dynamic-code",
		]);
	});

	it("gives findings in the order of their places", () => {
		const code = "fetch('a');\neval('b');\nfetch('c');";
		const findings = scanPackage({ files: [{ path: "a.js", size: 0, sha256: "", bytes: Buffer.from(code) }] });
		expect(findings.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
			"1 ambient-power",
			"2 dynamic-code",
			"3 ambient-power",
		]);
	});

	it("counts lines from 1 and columns from 0, past a byte order mark and every kind of line end", () => {
		const code = "\ufeff// a\r\n\teval('b');";
		const [finding] = scanPackage({ files: [{ path: "a.js", size: 0, sha256: "", bytes: Buffer.from(code) }] });
		expect(finding).toMatchObject({ line: 2, column: 1, excerpt: "eval('b');" });
	});

	it("shows at most 200 characters of a line, around the place", () => {
		const code = `const a = [${"1, ".repeat(400)}eval('x')${", 2".repeat(400)}];`;
		const finding = scanPackage({ files: [{ path: "a.js", size: 0, sha256: "", bytes: Buffer.from(code) }] }).find(
			({ rule }) => rule === "dynamic-code",
		);
		expect(finding?.excerpt).toContain("eval('x')");
		expect(finding?.excerpt.length).toBeLessThanOrEqual(200);
	});
});
