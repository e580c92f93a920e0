import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Bench, result } from "./bench.ts";

const ROUNDS = 5;
const POLL_MS = 10;
const DEADLINE_MS = 60_000;
const FIRST_PARTY = ["annex.outline", "annex.word-count"];

/**
 * From the command to a product that can be used: `/readyz` answers and the first-party extensions are listed. What the
 * build makes is there already. First = an empty data folder: the database is created, the extensions published.
 */
export const bench: Bench = {
	name: "starts",
	async run() {
		const samples = { first: [] as number[], second: [] as number[], bare: [] as number[] };
		// The first round fills the file system's caches and does not count.
		for (let round = 0; round <= ROUNDS; round++) {
			const dataDir = await mkdtemp(join(tmpdir(), "annex-bench-starts-"));
			try {
				const first = await timeProduct(dataDir);
				const second = await timeProduct(dataDir);
				const bare = await timeBare();
				if (round === 0) continue;
				samples.first.push(first);
				samples.second.push(second);
				samples.bare.push(bare);
			} finally {
				await rm(dataDir, { recursive: true, force: true });
			}
		}
		const peer = { name: "a bare Fastify process", samples: samples.bare };
		return [
			result("first start, built tree", "ms", samples.first, peer, "Creates the database; publishes, scans, approves."),
			result("second start", "ms", samples.second, peer),
		];
	},
};

async function timeProduct(dataDir: string): Promise<number> {
	const port = await freePort();
	const began = performance.now();
	const child = run("../tools/start.ts", { PORT: port, ANNEX_DATA: dataDir });
	const said: string[] = [];
	child.stdout?.on("data", (chunk) => said.push(String(chunk)));
	try {
		await Promise.race([isUsable(`http://127.0.0.1:${port}`, began + DEADLINE_MS), endsEarly(child)]);
		return performance.now() - began;
	} catch (error) {
		throw new Error(`The product could not be used. It said:\n${said.join("")}`, { cause: error });
	} finally {
		await stop(child);
	}
}

async function isUsable(url: string, until: number): Promise<void> {
	while (!(await answers(`${url}/readyz`))) await wait(until);
	for (const id of FIRST_PARTY) {
		while (!(await answers(`${url}/api/v1/extensions/${id}`))) await wait(until);
	}
	while ((await (await fetch(`${url}/api/v1/extensions`)).json()).total < FIRST_PARTY.length) await wait(until);
}

async function timeBare(): Promise<number> {
	const began = performance.now();
	const child = run("./peers/bare-fastify.ts", {});
	try {
		const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
		const [line] = (await Promise.race([once(lines, "line"), endsEarly(child)])) as [string];
		while (!(await answers(`${JSON.parse(line).url}/page`))) await wait(began + DEADLINE_MS);
		return performance.now() - began;
	} finally {
		await stop(child);
	}
}

function run(script: string, env: Record<string, string>): ChildProcess {
	return spawn(process.execPath, ["--conditions=annex-source", fileURLToPath(new URL(script, import.meta.url))], {
		stdio: ["ignore", "pipe", "inherit"],
		env: { PATH: process.env["PATH"], ...env },
	});
}

async function endsEarly(child: ChildProcess): Promise<never> {
	const [code] = await once(child, "exit");
	throw new Error(`The process ended with code ${code} before it was ready.`);
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, "exit");
	child.kill("SIGTERM");
	await gone;
}

async function wait(until: number): Promise<void> {
	if (performance.now() > until) throw new Error("Not ready within a minute.");
	await sleep(POLL_MS);
}

function answers(url: string): Promise<boolean> {
	return fetch(url).then(
		async (response) => {
			await response.arrayBuffer();
			return response.ok;
		},
		() => false,
	);
}

async function freePort(): Promise<string> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	return String(typeof address === "object" && address !== null ? address.port : 0);
}
