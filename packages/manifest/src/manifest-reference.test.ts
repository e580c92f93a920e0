import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { renderManifestReference } from "./manifest-reference.ts";

it("docs/reference/manifest.md says what the schema says", async () => {
	const page = await readFile(new URL("../../../docs/reference/manifest.md", import.meta.url), "utf8");
	expect(page).toBe(renderManifestReference());
});
