import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type Bench, result } from "./bench.ts";
import { start } from "./start-process.ts";

const ROUNDS = 5;
/** What the first visit may bring: script, gzipped, until one can write. The bench fails above it; 250 is the aim. */
const BUDGET_KB = 600;
const KB = 1024;

/** What a first visit loads before the editor opens, as it comes over the wire from the built product. */
export const bench: Bench = {
	name: "first-load",
	async run() {
		const dataDir = await mkdtemp(join(tmpdir(), "annex-bench-first-load-"));
		const { process: server, url } = await start("../apps/server/src/main.ts", {
			PORT: "0",
			ANNEX_DATA: dataDir,
			ANNEX_LOG: "error",
			ANNEX_READY: "json",
		});
		const browser = await chromium.launch({
			executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
			args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
		});
		try {
			const visits: Visit[] = [];
			for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser, url));
			const scripts = visits.map((one) => one.scriptBytes / KB);
			const worst = Math.max(...scripts);
			if (worst > BUDGET_KB) {
				throw new Error(
					`A first visit loads ${worst.toFixed(0)} KB of script before the editor opens; the budget is ${BUDGET_KB} KB.\n${visits[0]?.list.join("\n")}`,
				);
			}
			return [
				result("script before the editor opens, gzipped", "KB", scripts, undefined, `At most ${BUDGET_KB} KB.`),
				result(
					"everything before the editor opens",
					"KB",
					visits.map((one) => one.allBytes / KB),
				),
				result(
					"from the address to the editor",
					"ms",
					visits.map((one) => one.ms),
				),
			];
		} finally {
			await browser.close();
			server.kill("SIGTERM");
			await once(server, "exit");
			await rm(dataDir, { recursive: true, force: true });
		}
	},
};

interface Visit {
	readonly scriptBytes: number;
	readonly allBytes: number;
	readonly ms: number;
	/** Script by script, for whoever has to mend a budget. */
	readonly list: readonly string[];
}

/** One visit with an empty cache and an empty profile. */
async function visit(browser: Browser, url: string): Promise<Visit> {
	const context = await browser.newContext({ extraHTTPHeaders: { "accept-encoding": "gzip" } });
	try {
		const page = await context.newPage();
		const wire = await context.newCDPSession(page);
		await wire.send("Network.enable");
		const requests = new Map<string, { url: string; script: boolean; bytes: number }>();
		wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
			// By its name: what the page announces ahead of its import does not count as a script to the browser.
			requests.set(requestId, { url: request.url, script: new URL(request.url).pathname.endsWith(".js"), bytes: 0 });
		});
		wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
			const request = requests.get(requestId);
			if (request) request.bytes = encodedDataLength;
		});
		const began = performance.now();
		await page.goto(url, { waitUntil: "commit" });
		await page.locator(".cm-content").waitFor();
		const ms = performance.now() - began;
		const loaded = [...requests.values()].filter(({ bytes }) => bytes > 0);
		const sum = (all: typeof loaded) => all.reduce((bytes, request) => bytes + request.bytes, 0);
		const scripts = loaded.filter(({ script }) => script).sort((a, b) => b.bytes - a.bytes);
		return {
			scriptBytes: sum(scripts),
			allBytes: sum(loaded),
			ms,
			list: scripts.map(({ url, bytes }) => `${(bytes / KB).toFixed(1)} KB ${new URL(url).pathname}`),
		};
	} finally {
		await context.close();
	}
}
