import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type Bench, result } from "./bench.ts";
import { start } from "./start-process.ts";

const ROUNDS = 5;
/** Script, gzipped, that a first visit may ask for until one can write, the editor's own included. */
const BUDGET_KB = 250;
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
		await page.addInitScript(rememberOpening);
		await page.goto(url, { waitUntil: "commit" });
		await page.locator(".cm-content[contenteditable=true]").waitFor();
		// What was asked for before, and is still on its way, counts with all its bytes.
		await page.waitForLoadState("networkidle");
		const { ms, files } = await page.evaluate(askedForBeforeOpening);
		const sum = (all: typeof files) => all.reduce((bytes, file) => bytes + file.bytes, 0);
		// By its name, so that what the page announces ahead of its import counts too.
		const scripts = files.filter(({ path }) => path.endsWith(".js")).sort((a, b) => b.bytes - a.bytes);
		return {
			scriptBytes: sum(scripts),
			allBytes: sum(files),
			ms,
			list: scripts.map(({ path, bytes }) => `${(bytes / KB).toFixed(1)} KB ${path}`),
		};
	} finally {
		await context.close();
	}
}

/** In the page, before its own script: the moment at which the editor is first there. */
function rememberOpening(): void {
	performance.setResourceTimingBufferSize(2_000);
	const observer = new MutationObserver(() => {
		if (!document.querySelector(".cm-content[contenteditable=true]")) return;
		performance.mark("editor-open");
		observer.disconnect();
	});
	observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** In the page: what was asked for until that moment, and its size as it came. */
function askedForBeforeOpening(): { ms: number; files: { path: string; bytes: number }[] } {
	const ms = performance.getEntriesByName("editor-open")[0]?.startTime ?? Number.POSITIVE_INFINITY;
	const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
	const files = (entries as PerformanceResourceTiming[])
		.filter(({ startTime }) => startTime <= ms)
		.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }));
	return { ms, files };
}
