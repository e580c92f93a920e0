import { root, runBin, runScript } from "./lib/run.ts";

/** Types, lint with format, and the import layers: everything that reads the code without running it. */
const CHECKS = [
	{ name: "types", run: () => runBin("tsc", ["-p", root], { quiet: true }) },
	{ name: "lint and format", run: () => runBin("biome", ["ci", "--error-on-warnings", "."], { quiet: true }) },
	{ name: "layers", run: () => runScript("tools/layers.ts", [], { quiet: true }) },
] as const;

/** Runs all checks and returns how many failed; the output of those is shown. */
export async function check(): Promise<number> {
	let failed = 0;
	for (const one of CHECKS) {
		const result = await one.run();
		console.log(`${result.code === 0 ? "✓" : "✗"} ${one.name} (${result.seconds.toFixed(1)} s)`);
		if (result.code === 0) continue;
		failed += 1;
		console.log(result.output);
	}
	return failed;
}

if (import.meta.main) process.exit((await check()) === 0 ? 0 : 1);
