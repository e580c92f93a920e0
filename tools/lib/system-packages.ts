import { existsSync } from "node:fs";
import { run } from "./run.ts";

/** What the suites use beside npm packages, where Debian puts it, and the package that brings it. */
const WANTED = [
	{ name: "Chromium", file: "/usr/bin/chromium", debianPackage: "chromium" },
	{ name: "PostgreSQL", file: "/usr/lib/postgresql", debianPackage: "postgresql" },
] as const;

/**
 * Installs Chromium and PostgreSQL from the distribution's packages when they are missing and this is Debian as root.
 * Elsewhere it only says what is missing; the suites that need it then say loudly that they could not run.
 */
export async function ensureSystemPackages(): Promise<void> {
	const missing = WANTED.filter((wanted) => !existsSync(wanted.file));
	if (missing.length === 0) return;
	const names = missing.map((wanted) => wanted.name).join(" and ");
	if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) {
		console.warn(`\n!! ${names} not found; the suites that need them cannot run here.`);
		console.warn(`!! On Debian: apt-get install ${missing.map((wanted) => wanted.debianPackage).join(" ")}\n`);
		return;
	}
	console.log(`› Installing ${names} from the distribution's packages`);
	const env = { DEBIAN_FRONTEND: "noninteractive" };
	await run("apt-get", ["update", "-qq"], { quiet: true, env });
	const packages = missing.map((wanted) => wanted.debianPackage);
	const installed = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
		quiet: true,
		env,
	});
	if (installed.code !== 0) console.warn(`!! apt-get could not install ${names}:\n${installed.output.slice(-2_000)}`);
}
