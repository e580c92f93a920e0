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
		"const at = 'data:text/javascript,1'; import(at)",
	])("and blocked: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["block remote-code"]);
	});

	it("and a dynamic import of a file of the package is shown to a moderator", () => {
		expect(verdicts(scanCode("await import('./late.js')"))).toEqual(["warning remote-code"]);
	});
});

it("imports of the package's own files are welcome", () => {
	expect(scanCode("import { a } from './a.js'; export * from '../lib/b.mjs'; export const c = import.meta;")).toEqual(
		[],
	);
});
