import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run, runScript } from "./lib/run.ts";
import { fingerprint, stamp } from "./lib/sources-stamp.ts";

/** What is built, from what, and the file that proves it is there. Steps whose sources have not changed are skipped. */
const STEPS = [
	{
		name: "packages",
		says: "Building the packages for authors and embedders",
		sources: ["packages", "package-lock.json", "tsconfig.base.json", "tools/build-packages.ts"],
		proof: "dist/packages",
		run: () => runScript("tools/build-packages.ts", [], { quiet: true }),
	},
	{
		name: "workbench",
		says: "Building the workbench",
		sources: ["apps/workbench", "packages", "package-lock.json"],
		proof: "apps/workbench/dist/index.html",
		run: () =>
			run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
				quiet: true,
				cwd: join(root, "apps/workbench"),
			}),
	},
] as const;

/** Builds what is stale. Throws with the tool's own output when a step fails. */
export async function build(options: { force?: boolean; say?: (text: string) => void } = {}): Promise<void> {
	const say = options.say ?? console.log;
	for (const step of STEPS) {
		const print = fingerprint(step.sources);
		const seen = stamp(step.name);
		if (!options.force && seen.read() === print && existsSync(join(root, step.proof))) continue;
		say(step.says);
		const result = await step.run();
		if (result.code !== 0) throw new Error(`Building "${step.name}" failed:\n${result.output}`);
		seen.write(print);
	}
}

if (import.meta.main) await build({ force: process.argv.includes("--force"), say: (text) => console.log(`› ${text}`) });
