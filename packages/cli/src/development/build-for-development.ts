import { AnnexError } from "@annex/errors";
import { type DevelopmentProblem, issue } from "@annex/registry-api";
import { type Finding, readPackage, scanPackage } from "@annex/scanner";
import { z } from "zod";
import { collectFiles } from "../extension-project/collect-files.ts";
import { readManifestFile } from "../extension-project/read-manifest-file.ts";
import { writeZip } from "../extension-project/write-zip.ts";

export interface DevelopmentBuild {
	/** `publisher.name` */
	readonly id: string;
	readonly version: string;
	/** The package, its main script with a source map inside. */
	readonly bytes: Uint8Array;
	/** What the scan would say at publishing; nothing of it stops the development. */
	readonly findings: readonly Finding[];
}

/** Builds and checks as `annex package` does, with a source map added afterwards: it is for the browser, not the scan. */
export async function buildForDevelopment(folder: string): Promise<DevelopmentBuild> {
	const manifest = await readManifestFile(folder);
	let map: Uint8Array | undefined;
	const files = await collectFiles(folder, manifest, (text) => {
		map = text;
	});
	const contents = await readPackage(writeZip(files));
	const { main, publisher, name, version } = contents.manifest;
	const code = files.get(main);
	if (map && code) files.set(main, withSourceMap(code, map));
	return { id: `${publisher}.${name}`, version, bytes: writeZip(files), findings: scanPackage(contents) };
}

function withSourceMap(code: Uint8Array, map: Uint8Array): Uint8Array {
	const encoded = Buffer.from(map).toString("base64");
	const comment = `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${encoded}\n`;
	return Buffer.concat([code, Buffer.from(comment)]);
}

/** What went wrong in a few words that the workbench can show. */
export function problemOf(thrown: unknown): DevelopmentProblem {
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const issues = thrown instanceof AnnexError ? (z.array(issue).safeParse(thrown.details["issues"]).data ?? []) : [];
	return {
		message: message.slice(0, 500) || "It cannot be built.",
		issues: issues.slice(0, 50).map(({ path, sentence, fix }) => ({
			path: path.slice(0, 300),
			sentence: sentence.slice(0, 1_000),
			fix: fix.slice(0, 1_000),
		})),
	};
}
