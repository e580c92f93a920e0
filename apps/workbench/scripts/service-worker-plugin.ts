import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("../src/offline/service-worker.ts", import.meta.url));
/** Alphabets that few need are fetched when they are; what is kept is what every page draws with. */
const LEFT_OUT = /-(cyrillic|greek|vietnamese)(-ext)?-.*\.woff2$/;

/** Makes `service-worker.js` beside the page, with the list of what the page is made of. */
export function serviceWorker(): Plugin {
	let folder = "";
	return {
		name: "annex:service-worker",
		apply: "build",
		configResolved(config) {
			folder = fileURLToPath(new URL(`${config.build.outDir}/`, `file://${config.root}/`));
		},
		async closeBundle() {
			const files = (await readdir(`${folder}assets`)).filter((file) => !LEFT_OUT.test(file)).sort();
			const list = [...files.map((file) => `/assets/${file}`), "/annex.svg"];
			await build({
				entryPoints: [SOURCE],
				outfile: `${folder}service-worker.js`,
				bundle: true,
				minify: true,
				format: "iife",
				target: ["chrome125", "firefox128", "safari18"],
				define: {
					__FILES__: JSON.stringify(list),
					__BUILD__: JSON.stringify(createHash("sha256").update(list.join()).digest("hex").slice(0, 16)),
				},
				logLevel: "warning",
			});
		},
	};
}
