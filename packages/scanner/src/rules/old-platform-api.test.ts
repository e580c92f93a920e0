import { expect, test } from "vitest";
import { scanPackage } from "../scan-package.ts";

function findings(path: string, manifest: unknown) {
	const bytes = new TextEncoder().encode(JSON.stringify(manifest, null, "\t"));
	return scanPackage({ files: [{ path, size: bytes.length, sha256: "", bytes }] });
}

test("an extension for Platform API 1 is noted with the day on which that ends", () => {
	expect(findings("manifest.json", { name: "old", engines: { platform: "^1.0.0" } })).toMatchObject([
		{ rule: "old-platform-api", severity: "info", line: 4, why: expect.stringMatching(/works until \d{4}-\d\d-\d\d/) },
	]);
	expect(findings("manifest.json", { id: "old", minPlatformVersion: "1.0.0" })).toMatchObject([{ line: 3 }]);
});

test("one for version 2 is not, and no other file is read as a manifest", () => {
	expect(findings("manifest.json", { engines: { platform: "^2.0.0" } })).toEqual([]);
	expect(findings("manifest.json", "{")).toEqual([]);
	expect(findings("lib/manifest.json", { engines: { platform: "^1.0.0" } })).toEqual([]);
});
