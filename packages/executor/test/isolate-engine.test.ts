import { fileURLToPath } from "node:url";
import { conformance } from "@annex/sandbox/conformance";
import { build } from "esbuild";
import { beforeAll, describe, test } from "vitest";
import { isolateEngine } from "../src/index.ts";

let runtime: string;

beforeAll(async () => {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL("guest.ts", import.meta.url))],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2024",
		minify: true,
		conditions: ["annex-source"],
	});
	runtime = outputFiles[0]?.text ?? "";
});

describe("the isolate engine", () => {
	for (const { promise, keep } of conformance) {
		test(promise, async () => {
			const engine = isolateEngine({ runtime });
			try {
				await keep({ engine });
			} finally {
				engine.dispose();
			}
		});
	}
});
