import { mkdir, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { Command } from "commander";
import { type PackagedExtension, packageExtension } from "../extension-project/package-extension.ts";
import { exitCode, findingLines } from "../outcome.ts";
import type { Declaration } from "./declare.ts";

export const packageCommand: Declaration = (powers, finish) =>
	new Command("package")
		.summary("check an extension and write its package")
		.description(
			"Bundles src/extension.ts where there is one, checks the package as the registry would, and writes a ZIP.\n" +
				"The same sources give the same bytes, on every machine.",
		)
		.argument("[folder]", "the folder with manifest.json", ".")
		.option("-o, --out <file>", "where to write (default: PUBLISHER.NAME-VERSION.zip in the folder)")
		.action((folder: string, options: { out?: string }) =>
			finish(async () => {
				const from = resolve(powers.cwd, folder);
				const packaged = await packageExtension(from);
				if (packaged.blocked) return refused(packaged);
				const out = options.out
					? resolve(powers.cwd, options.out)
					: resolve(from, `${packaged.id}-${packaged.version}.zip`);
				await writePackage(out, packaged);
				return {
					data: { ...describePackage(packaged), file: out },
					lines: [
						...findingLines(packaged.findings),
						`✓ ${packaged.id} ${packaged.version}: ${relative(powers.cwd, out) || out} (${kilobytes(packaged.bytes.length)})`,
						`  ${packaged.contents.files.length} files, sha256 ${packaged.contents.digest}`,
					],
				};
			}),
		);

async function writePackage(file: string, packaged: PackagedExtension): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, packaged.bytes);
}

/** What every command says about a package under `--json`. */
export function describePackage(packaged: PackagedExtension) {
	return {
		id: packaged.id,
		version: packaged.version,
		size: packaged.bytes.length,
		sha256: packaged.contents.digest,
		files: packaged.contents.files.map(({ path, size }) => ({ path, size })),
		findings: packaged.findings,
	};
}

/** A package that the scan refuses is not written and not uploaded. */
export function refused(packaged: PackagedExtension) {
	const blocking = packaged.findings.filter((finding) => finding.severity === "block").length;
	return {
		exitCode: exitCode.refused,
		data: describePackage(packaged),
		lines: [
			...findingLines(packaged.findings),
			`✗ ${packaged.id} ${packaged.version}: ${blocking} ${blocking === 1 ? "finding" : "findings"} that the registry refuses.`,
		],
	};
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KB`;
}
