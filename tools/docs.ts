import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderPermissionsReference } from "@annex/capabilities";
import { describeCatalogues } from "@annex/errors";
import { renderManifestReference, renderPlatformApi1Reference } from "@annex/manifest";
import { renderScannerRulesReference } from "@annex/scanner";
import { root } from "./lib/run.ts";

type Described = Parameters<typeof describeCatalogues>[0];

/** The pages of `docs/reference/`: which file, and how it is made from the code. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
	"docs/reference/errors.md": async () => describeCatalogues(await catalogues()),
	"docs/reference/manifest.md": renderManifestReference,
	"docs/reference/permissions.md": renderPermissionsReference,
	"docs/reference/platform-api-1.md": renderPlatformApi1Reference,
	"docs/reference/scanner-rules.md": renderScannerRulesReference,
};

/** Every catalogue of the repository: each stands in an `errors.ts` and is named for the room around it. */
async function catalogues(): Promise<Described> {
	const found: Record<string, Described[string]> = {};
	for (const file of globSync(["packages/*/src/errors.ts", "apps/server/src/**/errors.ts"], { cwd: root }).sort()) {
		const loaded: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
		for (const value of Object.values(loaded)) {
			if (typeof value === "object" && value !== null && "specs" in value)
				found[roomOf(file)] = value as Described[string];
		}
	}
	return found;
}

function roomOf(file: string): string {
	const folder = dirname(file);
	return basename(folder) === "src" ? basename(dirname(folder)) : `server/${basename(folder)}`;
}

if (import.meta.main) {
	for (const [file, render] of Object.entries(pages)) {
		const text = await render();
		const path = join(root, file);
		if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
		writeFileSync(path, text);
		console.log(`wrote ${file}`);
	}
}
