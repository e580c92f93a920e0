// Plain JavaScript for the system's own Node (20 or newer): it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const stampFile = join(root, "node_modules", ".annex-install-stamp");
const nodeBinary = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/**
 * Installs the locked dependencies when the lockfile has changed since the last time, and not otherwise.
 * Returns the path of the project's own Node 24. Ends the process with a sentence when that cannot be had.
 */
export function ensureDependencies() {
	const major = Number(process.versions.node.split(".")[0]);
	if (major < 20)
		fail(`Annex needs Node 20 or newer to start; this is ${process.version}.`, "Install Node 20 or newer.");

	const stamp = createHash("sha256")
		.update(readFileSync(join(root, "package-lock.json")))
		.update(`${process.platform} ${process.arch}`)
		.digest("hex");
	const installed = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
	if (installed !== stamp) {
		step("Installing dependencies (about a minute, once)");
		const result = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
			cwd: root,
			stdio: ["ignore", "inherit", "inherit"],
			shell: process.platform === "win32",
		});
		if (result.status !== 0)
			fail("npm ci did not succeed.", "Read its message above; then run the same command again.");
		checkNode();
		writeFileSync(stampFile, stamp);
	} else checkNode();
	return nodeBinary;
}

function checkNode() {
	const probe = existsSync(nodeBinary) ? spawnSync(nodeBinary, ["--version"], { encoding: "utf8" }) : undefined;
	if (probe?.status === 0 && probe.stdout.startsWith("v24.")) return;
	fail(
		'The project\'s own Node 24 (the npm package "node") is not there.',
		'Its install script has to run: remove "ignore-scripts" from your npm configuration, delete node_modules and try again.',
	);
}

export function step(text) {
	process.stdout.write(`\u001b[2m›\u001b[0m ${text}\n`);
}

function fail(sentence, fix) {
	process.stderr.write(`\n${sentence}\n${fix}\n`);
	process.exit(1);
}
