import { readFile } from "node:fs/promises";
import { contracts } from "@annex/capabilities";
import { expect, test } from "vitest";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

test("the README shows every capability, in code that the compiler has read", async () => {
	const [readme, example] = await Promise.all([read("../README.md"), read("../test/every-capability.ts")]);
	expect(readme).toContain(example.trim());
	for (const { name } of contracts) {
		// An extension's beginning and end are not called but answered.
		if (name !== "lifecycle") expect(example, name).toContain(`api.${name}.`);
	}
});
