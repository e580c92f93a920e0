import { readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Bench, BenchResult } from "./bench.ts";

const { values } = parseArgs({
	options: { only: { type: "string", multiple: true }, json: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
	console.log("npm run bench [-- --only NAME …] [--json FILE]");
	process.exit(0);
}

// Every file beside this one that exports a `bench` is one; nothing else has to be told of it.
const benches: Bench[] = [];
for (const file of readdirSync(import.meta.dirname).sort()) {
	if (!file.endsWith(".ts") || file.endsWith(".test.ts") || ["run.ts", "bench.ts"].includes(file)) continue;
	const loaded = (await import(`./${file}`)) as { bench?: Bench };
	if (loaded.bench) benches.push(loaded.bench);
}
const names = benches.map((bench) => bench.name);
for (const wanted of values.only ?? []) {
	if (names.includes(wanted)) continue;
	console.error(`There is no bench "${wanted}". There are: ${names.join(", ")}.`);
	process.exit(2);
}

const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`;
console.log(machine);
const results: BenchResult[] = [];
for (const bench of benches) {
	if (values.only && !values.only.includes(bench.name)) continue;
	console.log(`\n${bench.name}`);
	const rows = await bench.run();
	for (const row of rows) console.log(format(row));
	results.push(...rows);
}
if (values.json)
	writeFileSync(values.json, `${JSON.stringify({ machine, at: new Date().toISOString(), results }, null, "\t")}\n`);

function format(row: BenchResult): string {
	return `  ${JSON.stringify(row)}`;
}
