import { AnnexError } from "@annex/errors";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPackage } from "./read-package.ts";
import { scanPackage } from "./scan-package.ts";
import { samplePackage, samplePng } from "./testing/index.ts";

const TIME_FOR_ONE_MS = 5_000;
const honest = samplePackage(
	{
		"lib/a.js": "export const a = 1;",
		"README.md": "# Hi",
		"icon.png": samplePng(8),
		"extension.js": 'import "./lib/a.js";',
	},
	{ icon: "icon.png" },
);

/** Reads, and scans what can be read. Resolves when nothing but `package_invalid` escaped in good time. */
async function survives(bytes: Uint8Array): Promise<void> {
	const started = performance.now();
	try {
		scanPackage(await readPackage(bytes));
	} catch (thrown) {
		if (!(thrown instanceof AnnexError) || thrown.code !== "package_invalid") throw thrown;
		expect(thrown.details["issues"]).not.toEqual([]);
	}
	expect(performance.now() - started).toBeLessThan(TIME_FOR_ONE_MS);
}

describe("a package of arbitrary bytes", () => {
	it("is refused with issues, and nothing else ever escapes", async () => {
		await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), survives), { numRuns: 300 });
	});

	it("survives any bytes of an honest package being changed", async () => {
		const change = fc.record({ at: fc.nat(honest.length - 1), to: fc.nat(255) });
		const changed = fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
			const bytes = Uint8Array.from(honest);
			for (const { at, to } of changes) bytes[at] = to;
			return bytes;
		});
		await fc.assert(fc.asyncProperty(changed, survives), { numRuns: 1_000 });
	});

	it("survives every header field being set to an extreme", async () => {
		const extremes = [0, 1, 0x7fff, 0x8000, 0xffff];
		const headers = honest.indexOf(0x02);
		for (let at = Math.max(honest.length - 400, headers, 0); at < honest.length - 1; at++) {
			for (const extreme of extremes) {
				const bytes = Buffer.from(honest);
				bytes.writeUInt16LE(extreme, at);
				await survives(bytes);
			}
		}
	});

	it("survives being cut anywhere", async () => {
		for (let length = 0; length < honest.length; length += 7) await survives(honest.subarray(0, length));
	});

	it("survives a part being repeated or taken out", async () => {
		const span = fc.record({ from: fc.nat(honest.length), length: fc.nat(60), twice: fc.boolean() });
		const spliced = span.map(({ from, length, twice }) => {
			const part = honest.subarray(from, from + length);
			const rest = honest.subarray(from + length);
			return Buffer.concat([honest.subarray(0, from), ...(twice ? [part, part] : []), rest]);
		});
		await fc.assert(fc.asyncProperty(spliced, survives), { numRuns: 300 });
	});
});
