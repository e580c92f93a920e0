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
		npm("ci");
		writeFileSync(stampFile, stamp);
	}
	// No package runs a script of its own at its installation (`.npmrc`): a native one would be built for the system's
	// Node. This one is asked for, because it brings the project's own Node.
	if (!nodeRuns()) npm("rebuild", "node", "--ignore-scripts=false");
	if (!nodeRuns())
		fail(
			'The project\'s own Node 24 (the npm package "node") is not there.',
			"Run: npm rebuild node --ignore-scripts=false. If that does not help, delete node_modules and try again.",
		);
	return nodeBinary;
}

function npm(...words) {
	const { status } = spawnSync("npm", [...words, "--loglevel=error"], {
		cwd: root,
		stdio: ["ignore", "ignore", "inherit"],
		shell: process.platform === "win32",
	});
	if (status !== 0)
		fail(`npm ${words[0]} did not succeed.`, "Read its message above; then run the same command again.");
}

function nodeRuns() {
	const probe = existsSync(nodeBinary) ? spawnSync(nodeBinary, ["--version"], { encoding: "utf8" }) : undefined;
	return probe?.status === 0 && probe.stdout.startsWith("v24.");
}

export function step(text) {
	process.stdout.write(`\u001b[2m›\u001b[0m ${text}\n`);
}

function fail(sentence, fix) {
	process.stderr.write(`\n${sentence}\n${fix}\n`);
	process.exit(1);
}
