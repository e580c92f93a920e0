import { relative } from "node:path";
import type { BuildFailure, Message } from "esbuild";
import { errors } from "../errors.ts";

/**
 * Bundles the entry and all it imports into one ESM file. The same sources give the same bytes, wherever the folder
 * lies. Readable on purpose, never minified: moderators read it. Types alone need nothing installed.
 */
export async function bundle(
	folder: string,
	entry: string,
	/** Told the source map, which is made only for who asks; the script does not name it. */
	onSourceMap?: (map: Uint8Array) => void,
): Promise<Uint8Array> {
	// Loaded when needed: the other commands start faster, and work where its binary is missing.
	const { build } = await import("esbuild").catch((cause: unknown) => {
		throw errors.bundler_missing({ cause });
	});
	try {
		const result = await build({
			absWorkingDir: folder,
			entryPoints: [entry],
			bundle: true,
			format: "esm",
			platform: "browser",
			target: "es2023",
			// Text stays text, so that reviewers and the scan see what people will see.
			charset: "utf8",
			legalComments: "inline",
			logLevel: "silent",
			write: false,
			outfile: "extension.js",
			...(onSourceMap ? { sourcemap: "external" as const } : {}),
		});
		const map = result.outputFiles.find(({ path }) => path.endsWith(".map"));
		if (map) onSourceMap?.(map.contents);
		return result.outputFiles.find((file) => file !== map)?.contents ?? new Uint8Array();
	} catch (thrown) {
		if (!isBuildFailure(thrown)) throw thrown;
		throw errors.bundle_failed(thrown.errors.length, {
			details: { issues: thrown.errors.map((message) => issueOf(folder, message)) },
			cause: thrown,
		});
	}
}

function isBuildFailure(thrown: unknown): thrown is BuildFailure {
	return thrown instanceof Error && Array.isArray((thrown as { errors?: unknown }).errors);
}

function issueOf(folder: string, { text, location, notes }: Message) {
	const file = location ? relative(folder, `${folder}/${location.file}`) : "";
	return {
		path: location ? `${file}:${location.line}:${location.column + 1}` : "",
		sentence: text,
		fix: notes.map((note) => note.text).join(" "),
	};
}
