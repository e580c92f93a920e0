import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import { type Bench, type BenchResult, result } from "./bench.ts";
import { type CatalogueEntry, KINDS, type Question, questionsOf } from "./search/questions.ts";

const QUESTIONS = Number(process.env["ANNEX_BENCH_QUESTIONS"] ?? 300);
const SEED = 7;
const SHOWN = 20;
const BATCH = 500;
const FILE = process.env["ANNEX_BENCH_CATALOGUE"] ?? "";
const admin = { email: "bench@annex.example", password: "only-for-this-bench" };

/** How often the entry that was meant comes first, and how long an answer takes, over HTTP, beside MiniSearch in memory. */
export const bench: Bench = {
	name: "search",
	async run() {
		if (!existsSync(FILE)) {
			console.log("  Left out: set ANNEX_BENCH_CATALOGUE to a .jsonl.gz file of catalogue entries.");
			return [];
		}
		const entries = gunzipSync(readFileSync(FILE))
			.toString()
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line) as CatalogueEntry);
		const dataDir = await mkdtemp(join(tmpdir(), "annex-bench-search-"));
		const registry = await start(dataDir);
		try {
			const ids = await list(registry.url, entries);
			const peer = miniSearch(entries);
			const ours = (q: string) => askRegistry(registry.url, q);
			const theirs = async (q: string) => timed(() => peer(q));
			const rows: BenchResult[] = [];
			// Another draw warms both up and does not count.
			for (const { q } of questionsOf(entries, "one typo", 200, SEED + 1)) {
				await ours(q);
				await theirs(q);
			}
			for (const kind of KINDS) {
				const questions = questionsOf(entries, kind, QUESTIONS, SEED);
				const [own, other] = [await measure(questions, ours, ids), await measure(questions, theirs)];
				rows.push(
					{
						...result(`${kind}: over HTTP`, "ms", own.wall, {
							name: "MiniSearch, called directly",
							samples: other.wall,
						}),
						ranks: { own: own.mrr, peer: other.mrr },
					},
					result(`${kind}: at the port`, "ms", own.inner, { name: "MiniSearch, called directly", samples: other.wall }),
				);
			}
			return rows;
		} finally {
			registry.process.kill("SIGTERM");
			await once(registry.process, "exit");
			await rm(dataDir, { recursive: true, force: true });
		}
	},
};

interface Answer {
	readonly ids: readonly string[];
	/** What the search itself took. */
	readonly ms: number;
}

/** The mean of one by the place of the entry that was meant (none when it is not on the first page), and the times. */
async function measure(
	questions: readonly Question[],
	ask: (q: string) => Promise<Answer>,
	ids?: ReadonlyMap<string, string>,
): Promise<{ mrr: number; wall: number[]; inner: number[] }> {
	let sum = 0;
	const wall: number[] = [];
	const inner: number[] = [];
	for (const { q, wanted } of questions) {
		const before = performance.now();
		const answer = await ask(q);
		wall.push(performance.now() - before);
		// A question that was asked before is answered from the cache, without the index.
		if (Number.isFinite(answer.ms)) inner.push(answer.ms);
		const place = answer.ids.indexOf(ids?.get(wanted) ?? wanted);
		if (place >= 0) sum += 1 / (place + 1);
	}
	return { mrr: Number((sum / questions.length).toFixed(3)), wall, inner };
}

async function askRegistry(url: string, q: string): Promise<Answer> {
	const response = await fetch(`${url}/api/v1/extensions?limit=${SHOWN}&q=${encodeURIComponent(q)}`);
	if (!response.ok) throw new Error(`Searching for ${q} answered ${response.status}.`);
	const { items } = (await response.json()) as { items: { id: string }[] };
	const ms = Number(/dur=([\d.]+)/.exec(response.headers.get("server-timing") ?? "")?.[1] ?? Number.NaN);
	return { ids: items.map((item) => item.id), ms };
}

/** As its documentation recommends for names: fields boosted, beginnings, and typing errors by length. */
function miniSearch(entries: readonly CatalogueEntry[]): (q: string) => string[] {
	const index = new MiniSearch<CatalogueEntry>({
		fields: ["name", "author", "tags", "description"],
		extractField: (entry, field) => {
			const value = entry[field as keyof CatalogueEntry];
			return Array.isArray(value) ? value.join(" ") : String(value ?? "");
		},
		searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, tags: 1.5, author: 1.5 } },
	});
	index.addAll(entries);
	return (q) =>
		index
			.search(q)
			.slice(0, SHOWN)
			.map((hit) => String(hit.id));
}

function timed(ask: () => string[]): Answer {
	const before = performance.now();
	const ids = ask();
	return { ids, ms: performance.now() - before };
}

async function start(dataDir: string): Promise<{ process: ChildProcess; url: string }> {
	const script = fileURLToPath(new URL("../apps/server/src/main.ts", import.meta.url));
	const child = spawn(process.execPath, ["--conditions=annex-source", script], {
		stdio: ["ignore", "pipe", "inherit"],
		env: {
			PATH: process.env["PATH"],
			PORT: "0",
			ANNEX_DATA: dataDir,
			ANNEX_ADMIN_EMAIL: admin.email,
			ANNEX_ADMIN_PASSWORD: admin.password,
			ANNEX_LOG: "error",
			ANNEX_READY: "json",
		},
	});
	for await (const line of createInterface({ input: child.stdout })) {
		if (!line.startsWith("{")) continue;
		const { url } = JSON.parse(line) as { url?: string };
		if (url) return { process: child, url };
	}
	throw new Error("The registry ended before it was ready.");
}

/** Lists the entries through the door that mirrors use; resolves with what each is called there. */
async function list(url: string, entries: readonly CatalogueEntry[]): Promise<Map<string, string>> {
	const login = await fetch(`${url}/api/v1/auth/login`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ login: admin.email, password: admin.password }),
	});
	const cookie = login.headers
		.getSetCookie()
		.map((line) => line.split(";", 1)[0])
		.join("; ");
	const ids = new Map<string, string>();
	for (let at = 0; at < entries.length; at += BATCH) {
		const batch = entries.slice(at, at + BATCH);
		const response = await fetch(`${url}/api/v1/admin/catalogue/entries`, {
			method: "POST",
			headers: { "content-type": "application/json", cookie },
			body: JSON.stringify({ entries: batch }),
		});
		if (!response.ok) throw new Error(`Listing answered ${response.status}: ${await response.text()}`);
		const named = ((await response.json()) as { ids: string[] }).ids;
		for (const [index, entry] of batch.entries()) ids.set(entry.id, named[index] ?? "");
	}
	for (;;) {
		const response = await fetch(`${url}/api/v1/extensions?limit=1`);
		if (((await response.json()) as { total: number }).total >= entries.length) return ids;
		await new Promise((done) => setTimeout(done, 250));
	}
}
