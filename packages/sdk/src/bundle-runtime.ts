import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles the guest runtime into one minified classic script: what every extension's worker starts with.
 * Node only. The result is the same text for the same sources, so it can be cached and hashed.
 */
export function bundleRuntime(): Promise<string> {
	return bundle("./runtime/main", "iife");
}

/**
 * Bundles Platform API 1 into one minified module: what a host puts in front of an extension of version 1
 * (`HostOptions.platformApi1`). Node only, and the same text for the same sources.
 */
export function bundlePlatformApi1(): Promise<string> {
	return bundle("./api-1/main", "esm");
}

async function bundle(entry: string, format: "iife" | "esm"): Promise<string> {
	// Sources inside the repository, built files in an installed package.
	const source = new URL(`${entry}.ts`, import.meta.url);
	const inRepository = existsSync(source);
	const result = await build({
		entryPoints: [fileURLToPath(inRepository ? source : new URL(`${entry}.js`, import.meta.url))],
		bundle: true,
		write: false,
		minify: true,
		format,
		platform: "browser",
		target: "es2022",
		conditions: inRepository ? ["annex-source"] : [],
		charset: "utf8",
		legalComments: "none",
		logLevel: "silent",
	});
	const [output] = result.outputFiles;
	if (output === undefined) throw new TypeError("esbuild made no output.");
	return output.text;
}
