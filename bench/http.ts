import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon, { type Result } from "autocannon";
import { strToU8, zipSync } from "fflate";
import { type Bench, result } from "./bench.ts";
import { start } from "./start-process.ts";

const ROUNDS = 7;
const ROUND_S = 3;
const CONNECTIONS = 20;
const admin = { email: "bench@annex.example", password: "only-for-this-bench" };

/** The detail page of an extension, beside a bare Fastify route that answers the very same bytes. */
export const bench: Bench = {
	name: "http",
	async run() {
		const dataDir = await mkdtemp(join(tmpdir(), "annex-bench-http-"));
		const processes: ChildProcess[] = [];
		try {
			const registry = await start("../apps/server/src/main.ts", {
				PORT: "0",
				ANNEX_DATA: dataDir,
				ANNEX_ADMIN_EMAIL: admin.email,
				ANNEX_ADMIN_PASSWORD: admin.password,
				ANNEX_LOG: "error",
				ANNEX_READY: "json",
			});
			processes.push(registry.process);
			await publishOne(registry.url);
			const page = `${registry.url}/api/v1/extensions/bench.page`;
			const payload = await (await fetch(page)).text();
			const bare = await start("./peers/bare-fastify.ts", {}, payload);
			processes.push(bare.process);
			return await compare(page, `${bare.url}/page`, payload.length);
		} finally {
			for (const child of processes) {
				child.kill("SIGTERM");
				await once(child, "exit");
			}
			await rm(dataDir, { recursive: true, force: true });
		}
	},
};

async function compare(page: string, bare: string, bytes: number) {
	const ours: Result[] = [];
	const theirs: Result[] = [];
	// The first round of each warms the compiler up and does not count.
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [url, into] of [
			[page, ours],
			[bare, theirs],
		] as const) {
			const measured = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_S });
			if (measured.errors > 0 || measured.non2xx > 0) throw new Error(`${url} failed under load.`);
			if (round > 0) into.push(measured);
		}
	}
	const rate = (rounds: typeof ours) => rounds.map((round) => round.requests.average);
	const latency = (rounds: typeof ours) => rounds.map((round) => round.latency.p99);
	const name = "a bare Fastify route with the same bytes";
	const note = `${CONNECTIONS} connections, ${bytes} bytes an answer; this process takes part of the same cores.`;
	return [
		result("detail page", "per second", rate(ours), { name, samples: rate(theirs) }, note),
		result("detail page, p99 of each round", "ms", latency(ours), { name, samples: latency(theirs) }),
	];
}

/** One extension with a README of a usual length, through the doors that everybody uses. */
async function publishOne(registry: string): Promise<void> {
	let cookie = "";
	async function call(method: string, path: string, body?: unknown): Promise<{ status?: string }> {
		const zip = body instanceof Uint8Array;
		const response = await fetch(`${registry}/api/v1/${path}`, {
			method,
			headers: {
				cookie,
				...(body === undefined ? {} : { "content-type": zip ? "application/zip" : "application/json" }),
			},
			...(body === undefined ? {} : { body: zip ? new Uint8Array(body) : JSON.stringify(body) }),
		});
		if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
		const cookies = response.headers.getSetCookie().map((line) => line.split(";", 1)[0]);
		if (cookies.length > 0) cookie = cookies.join("; ");
		return response.status === 204 ? {} : ((await response.json()) as { status?: string });
	}
	await call("POST", "auth/login", { login: admin.email, password: admin.password });
	await call("POST", "developer/register", { publisher: "bench" });
	const manifest = {
		publisher: "bench",
		name: "page",
		version: "1.0.0",
		displayName: "Page",
		description: "Stands on a page that is read often.",
		category: "other",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
	};
	const files = {
		"manifest.json": JSON.stringify(manifest),
		"extension.js": "export function activate() {}\n",
		"README.md": "# Page\n\nWhat it does, how, and why.\n".repeat(100),
	};
	const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
	await call("POST", "developer/extensions", zipSync(Object.fromEntries(entries)));
	const version = "extensions/bench.page/versions/1.0.0";
	while ((await call("GET", `developer/${version}`)).status === "scanning")
		await new Promise((done) => setTimeout(done, 50));
	await call("POST", `admin/${version}/approve`);
}
