import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles the guest runtime into one minified classic script: what every extension's worker starts with.
 * Node only. The result is the same text for the same sources, so it can be cached and hashed.
 */
export async function bundleRuntime(): Promise<string> {
	// Sources inside the repository, built files in an installed package.
	const source = new URL("./runtime/main.ts", import.meta.url);
	const entry = fileURLToPath(existsSync(source) ? source : new URL("./runtime/main.js", import.meta.url));
	const result = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		minify: true,
		format: "iife",
		platform: "browser",
		target: "es2022",
		conditions: existsSync(source) ? ["annex-source"] : [],
		charset: "utf8",
		legalComments: "none",
		logLevel: "silent",
	});
	const [output] = result.outputFiles;
	if (output === undefined) throw new TypeError("esbuild made no output.");
	return output.text;
}
