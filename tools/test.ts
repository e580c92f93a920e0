import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.ts";
import { check } from "./check.ts";
import { runBin } from "./lib/run.ts";
import { ensureSystemPackages } from "./lib/system-packages.ts";

/** Everything that proves the product, in the order in which a fault is cheapest to see. */
const SUITES = [
	{ name: "unit, integration and sandbox suites", config: "vitest.config.ts" },
	{ name: "end-to-end suites in Chromium", config: "e2e/vitest.config.ts" },
] as const;

const began = performance.now();
const only = process.argv.slice(2);
await ensureSystemPackages();

let failed = 0;
let passed = 0;
const count = (good: boolean) => (good ? passed++ : failed++);

count((await check()) === 0);
await build({ say: (text) => console.log(`› ${text}`) });

const folder = await mkdtemp(join(tmpdir(), "annex-test-"));
for (const [index, suite] of SUITES.entries()) {
	console.log(`\n› ${suite.name}`);
	const report = join(folder, `${index}.json`);
	const result = await runBin("vitest", [
		"run",
		"--config",
		suite.config,
		"--passWithNoTests",
		"--reporter=default",
		"--reporter=json",
		`--outputFile.json=${report}`,
		...only,
	]);
	const figures = readReport(report);
	passed += figures.passed;
	failed += figures.failed;
	// A suite that dies before its first test counts as a failure too.
	if (result.code !== 0 && figures.failed === 0) failed += 1;
}

console.log(`\nAll suites in ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function readReport(file: string): { passed: number; failed: number } {
	try {
		const report = JSON.parse(readFileSync(file, "utf8"));
		return { passed: report.numPassedTests, failed: report.numFailedTests };
	} catch {
		return { passed: 0, failed: 0 };
	}
}
