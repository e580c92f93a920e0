import { fileURLToPath } from "node:url";

let bundling: Promise<URL> | undefined;

/**
 * The script of a Node thread that runs one unpacked program: `workerData` is `{ folder, main, port }`. It answers its
 * parent with `{ started: true }` or `{ failed: reason }`.
 */
export function threadGuest(): Promise<URL> {
	bundling ??= import.meta.url.endsWith(".ts")
		? bundled(new URL("./thread-guest.ts", import.meta.url))
		: Promise.resolve(new URL("./thread-guest.js", import.meta.url));
	return bundling;
}

/** Each thread would strip the types of all sources anew, which takes longer than everything else that a test does. */
async function bundled(source: URL): Promise<URL> {
	const { build } = await import("esbuild");
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(source)],
		bundle: true,
		write: false,
		format: "esm",
		platform: "node",
		conditions: ["annex-source"],
		logLevel: "silent",
	});
	const [output] = outputFiles;
	if (output === undefined) throw new TypeError("esbuild made no output.");
	return new URL(`data:text/javascript;base64,${Buffer.from(output.text).toString("base64")}`);
}
