import { readdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const MIN_BYTES = 1_024;
const TEXT = /\.(?:js|css|svg)$/;

/** Puts `.br` and `.gz` beside every text of the build, once, so that no request waits for it. */
export function compress(): Plugin {
	let folder = "";
	return {
		name: "annex:compress",
		apply: "build",
		configResolved: ({ root, build }) => {
			folder = `${root}/${build.outDir}/assets`;
		},
		closeBundle: {
			order: "post",
			// After the list of the page's files is made: these are not more files, but the same ones smaller.
			sequential: true,
			async handler() {
				const files = (await readdir(folder)).filter((file) => TEXT.test(file));
				await Promise.all(files.map((file) => compressOne(`${folder}/${file}`)));
			},
		},
	};
}

async function compressOne(path: string): Promise<void> {
	const bytes = await readFile(path);
	if (bytes.byteLength < MIN_BYTES) return;
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
		promisify(gzip)(bytes, { level: 9 }),
	]);
	await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
