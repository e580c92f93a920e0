import { createHash } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkDigests } from "./check-digests.ts";

const fileOf = (path: string, text: string) => {
	const source = new TextEncoder().encode(text);
	return { path, source, sha256: createHash("sha256").update(source).digest("hex") };
};

afterEach(() => vi.unstubAllGlobals());

for (const [where, prepare] of [
	["a secure page", () => {}],
	["a page without crypto.subtle", () => vi.stubGlobal("crypto", {})],
] as const) {
	describe(`in ${where}, checking digests`, () => {
		test("accepts the files that were reviewed", async () => {
			prepare();
			const files = [fileOf("main.js", "1"), fileOf("empty.js", ""), fileOf("long.js", "x".repeat(100_000))];
			await expect(checkDigests({ label: "l", main: "main.js", files })).resolves.toBeUndefined();
		});

		test("names the first file that differs, also when its digest is only written otherwise", async () => {
			prepare();
			const good = fileOf("main.js", "1");
			const upper = { ...fileOf("lib.js", "2"), sha256: fileOf("lib.js", "2").sha256.toUpperCase() };
			await expect(checkDigests({ label: "l", main: "main.js", files: [good, upper] })).rejects.toMatchObject({
				code: "program_digest_mismatch",
				message: expect.stringContaining('"lib.js"'),
			});
		});
	});
}
