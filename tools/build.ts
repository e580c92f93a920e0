import { existsSync } from "node:fs";
import { join } from "node:path";
import { type RunResult, root, run, runScript } from "./lib/run.ts";
import { fingerprint, stamp } from "./lib/sources-stamp.ts";

export interface BuildStep {
	readonly name: string;
	/** What it says while it works. */
	readonly says: string;
	/** Paths below the root; a change in any of them makes the step stale. */
	readonly sources: readonly string[];
	/** The file that proves that the result is there. */
	readonly proof: string;
	run(): Promise<RunResult>;
}

const STEPS: readonly BuildStep[] = [
	{
		name: "packages",
		says: "Building the packages for authors and embedders",
		sources: ["packages", "package-lock.json", "tsconfig.base.json", "tools/build-packages.ts"],
		proof: "dist/packages",
		run: () => runScript("tools/build-packages.ts", [], { quiet: true }),
	},
	{
		name: "runtime",
		says: "Building the guest runtime",
		sources: ["packages", "package-lock.json", "tools/build-runtime.ts"],
		proof: "apps/server/dist/runtime.js",
		run: () => runScript("tools/build-runtime.ts", [], { quiet: true }),
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
];

/** A step failed: its tool's own output in the message, what to do about it in `fix`. */
export class BuildFailed extends Error {
	readonly fix = "Mend what is named above, or run `npm run build -- --force`; then run the same command again.";
	constructor(step: string, output: string) {
		super(`Building "${step}" failed:\n\n${output.trim()}\n`);
	}
}

/** Builds what is stale. Throws `BuildFailed` when a step fails; the steps before it need not be done again. */
export async function build(
	options: { force?: boolean; say?: (text: string) => void; steps?: readonly BuildStep[] } = {},
): Promise<void> {
	const say = options.say ?? console.log;
	for (const step of options.steps ?? STEPS) {
		const print = fingerprint(step.sources);
		const seen = stamp(step.name);
		if (!options.force && seen.read() === print && existsSync(join(root, step.proof))) continue;
		say(step.says);
		const result = await step.run();
		if (result.code !== 0) throw new BuildFailed(step.name, result.output);
		seen.write(print);
	}
}

if (import.meta.main) {
	await build({ force: process.argv.includes("--force"), say: (text) => console.log(`› ${text}`) }).catch((error) => {
		console.error(`\n${error instanceof BuildFailed ? `${error.message}\n${error.fix}` : error}`);
		process.exit(1);
	});
}
