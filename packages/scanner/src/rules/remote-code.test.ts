import { describe, expect, it } from "vitest";
import { scanCode, verdicts } from "../testing/scan-code.ts";

describe("remote code is found", () => {
	it.each([
		"import 'https://example.com/a.js';",
		"import x from '//example.com/a.js';",
		"export * from 'data:text/javascript,1';",
		"export { a } from 'blob:x';",
		"import 'node:fs';",
		"await import('https://example.com/a.js')",
		"await import('ht' + 'tps://example.com/a.js')",
		"await import(address)",
		"await import('./' + name)",
		"await import('./' + 'late.js')",
		`await import(\`./\${name}.js\`)`,
		"const at = 'data:text/javascript,1'; import(at)",
	])("and blocked: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["block remote-code"]);
	});
});

it("imports of the package's own files are welcome", () => {
	expect(
		scanCode(
			"import { a } from './a.js'; export * from '../lib/b.mjs'; export const c = import.meta; await import('./late.js');",
		),
	).toEqual([]);
});
