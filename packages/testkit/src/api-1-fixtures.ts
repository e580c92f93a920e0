import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../fixtures/api-1", import.meta.url));

/** An extension as an author of Platform API 1 left it. */
export interface OldExtensionFixture {
	readonly manifest: Readonly<Record<string, unknown>> & { readonly version: string };
	/** Every other file by its path in the package. */
	readonly files: Readonly<Record<string, string>>;
}

/**
 * The sample extensions of Platform API 1, one for each of the designs that it comes from: `quote-keeper` (a plugin
 * platform), `click-counter` (an editor-like platform), `service-watch` (a plugin platform with service levels, as a
 * class), `font-selector` (a backend's view, as CommonJS) and `record-analyzer` (a server-side plugin system).
 */
export type OldExtensionName = "quote-keeper" | "click-counter" | "service-watch" | "font-selector" | "record-analyzer";

export function oldExtension(name: OldExtensionName): OldExtensionFixture {
	const folder = join(FOLDER, name);
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
	const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
	const { "manifest.json": manifest = "", ...rest } = files;
	return { manifest: JSON.parse(manifest), files: rest };
}
