import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The guest of the conformance suite, as the script that an isolate begins with. */
export async function bundleGuest(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL("guest.ts", import.meta.url))],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2024",
		minify: true,
		conditions: ["annex-source"],
	});
	return outputFiles[0]?.text ?? "";
}
