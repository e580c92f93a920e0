import { readdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Bench, BenchResult } from "./bench.ts";
import { table } from "./table.ts";

const HELP = `npm run bench [-- --only NAME …] [--json FILE]

  --only NAME   runs this one; may be given several times
  --json FILE   writes the figures to a file as well
  --help        says this

Median and p99 of each thing, and its ratio to a peer that was measured between its rounds on the same machine.
Times should be low and rates high. On a machine that is busy otherwise, only the ratios mean something.
`;

/** Every file beside this one that exports a `bench` is one; nothing else has to be told of it. */
async function findBenches(): Promise<Bench[]> {
	const found: Bench[] = [];
	for (const file of readdirSync(import.meta.dirname).sort()) {
		if (!file.endsWith(".ts") || file.endsWith(".test.ts") || file === "run.ts") continue;
		const { bench } = (await import(`./${file}`)) as { bench?: Bench };
		if (bench) found.push(bench);
	}
	return found;
}

function options() {
	try {
		return parseArgs({
			options: { only: { type: "string", multiple: true }, json: { type: "string" }, help: { type: "boolean" } },
		}).values;
	} catch (error) {
		return fail(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
	}
}

function fail(words: string): never {
	console.error(words);
	process.exit(2);
}

const { only, json, help } = options();
if (help) {
	console.log(HELP);
	process.exit(0);
}
const benches = await findBenches();
const names = benches.map((bench) => bench.name);
for (const wanted of only ?? []) {
	if (!names.includes(wanted)) fail(`There is no bench "${wanted}". There are: ${names.join(", ")}.`);
}

const machine = [
	cpus()[0]?.model.trim() ?? "unknown processor",
	`${cpus().length} cores`,
	`${Math.round(totalmem() / 2 ** 30)} GiB`,
	`${process.platform} ${process.arch}`,
	`Node ${process.version}`,
].join(", ");
console.log(`${machine}, load ${loadavg()[0]?.toFixed(1)} before the first run`);

const results: (BenchResult & { bench: string })[] = [];
for (const bench of benches) {
	if (only && !only.includes(bench.name)) continue;
	console.log(`\n${bench.name}`);
	const rows = await bench.run();
	console.log(table(rows));
	results.push(...rows.map((row) => ({ bench: bench.name, ...row })));
}
if (json) writeFileSync(json, `${JSON.stringify({ machine, at: new Date().toISOString(), results }, null, "\t")}\n`);
// What a bench started may still hold the process.
process.exit(0);
