import { type Browser, chromium, type Page } from "playwright-core";
import { type Bench, result } from "./bench.ts";
import { openProduct } from "./key-to-paint/product.ts";
import { trialExtensions } from "./key-to-paint/trial-extensions.ts";

/** First-party extensions that follow the document from the start. */
const FIRST_PARTY: readonly string[] = ["annex.word-count", "annex.todo-highlight"];
const EXTENSIONS = 10;
const DOCUMENT_CHARS = 1_000_000;
const ROUNDS = 14;
const KEYS = 40;
/** Ten keys a second, give or take: a fast typist. Uneven, so that keys fall anywhere between two frames. */
const [SHORTEST_MS, LONGEST_MS] = [60, 140];

/** From a key to the frame that shows it, in a document of 1 MB, with ten extensions at work beside none. */
export const bench: Bench = {
	name: "key-to-paint",
	async run() {
		const trial = trialExtensions.slice(0, EXTENSIONS - FIRST_PARTY.length);
		await using product = await openProduct(FIRST_PARTY, trial);
		const browser = await chromium.launch({
			executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
			args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
		});
		try {
			const installed = [...FIRST_PARTY, ...trial.map(({ name }) => `bench.${name}`)];
			const bare = await openWorkbench(browser, product.url, []);
			const full = await openWorkbench(browser, product.url, installed);
			const samples = { bare: [] as number[], full: [] as number[] };
			// The first round warms both up and does not count.
			for (let round = 0; round <= ROUNDS; round++) {
				for (const [page, into] of round % 2 ? both(bare, full, samples) : both(bare, full, samples).reverse()) {
					const times = await typeInto(page);
					if (round > 0) into.push(...times);
				}
			}
			const peer = { name: "the same document without extensions", samples: samples.bare };
			const note = `${installed.length} extensions active, ${DOCUMENT_CHARS / 1e6} MB of text, about ten keys a second.`;
			return [result("key to paint with ten extensions", "ms", samples.full, peer, note)];
		} finally {
			await browser.close();
		}
	},
};

const both = (bare: Page, full: Page, samples: { bare: number[]; full: number[] }): [Page, number[]][] => [
	[bare, samples.bare],
	[full, samples.full],
];

/** A person of their own, with these extensions running and the long document in front. */
async function openWorkbench(browser: Browser, url: string, extensions: readonly string[]): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await page.goto(url);
	const editor = page.getByRole("textbox", { name: "Document text" });
	await editor.waitFor();
	for (const extensionId of extensions) {
		const status = await page.evaluate(async (id) => {
			const response = await fetch("/api/v1/user/extensions", {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ extensionId: id, grants: [{ permission: "data.read" }] }),
			});
			return response.status;
		}, extensionId);
		if (status >= 300) throw new Error(`Installing ${extensionId} answered ${status}.`);
	}
	await page.reload();
	await editor.waitFor();
	await page.getByText(`${extensions.length} running`).waitFor();
	await editor.press("Control+a");
	await editor.evaluate((element, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", text);
		element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
	}, longText(DOCUMENT_CHARS));
	await page.getByText("Saved in this browser").waitFor({ timeout: 60_000 });
	await editor.press("Control+Home");
	for (let line = 0; line < 40; line++) await editor.press("ArrowDown");
	await editor.press("End");
	await page.evaluate(watchKeys);
	return page;
}

interface Watching {
	keyTimes: number[];
}

/** Runs in the page: from the key's own time to the first task after the frame that it led to. */
function watchKeys(): void {
	const times: number[] = [];
	(globalThis as unknown as Watching).keyTimes = times;
	const { port1, port2 } = new MessageChannel();
	let began = 0;
	port1.onmessage = () => times.push(performance.now() - began);
	document.addEventListener(
		"keydown",
		({ timeStamp }) => {
			requestAnimationFrame(() => {
				began = timeStamp;
				port2.postMessage(null);
			});
		},
		true,
	);
}

async function typeInto(page: Page): Promise<number[]> {
	await page.bringToFront();
	await page.evaluate(() => {
		(globalThis as unknown as Watching).keyTimes.length = 0;
	});
	for (let key = 0; key < KEYS; key++) {
		const letter = key % 7 === 6 ? "Space" : "abcdefghijklmnopqrstuvwxyz".charAt(key % 26);
		await page.keyboard.press(letter);
		await page.waitForTimeout(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
	}
	return await page.evaluate(() => [...(globalThis as unknown as Watching).keyTimes]);
}

/** Paragraphs with headings, numbers and names; the same every time. */
function longText(length: number): string {
	const words = "walking Anna counted 1024 interesting papers while the Library kept reading aloud to nobody".split(
		" ",
	);
	const lines: string[] = [];
	let made = 0;
	for (let line = 0; made < length; line++) {
		const text =
			line % 25 === 0
				? `## Part ${line / 25}`
				: Array.from({ length: 14 }, (_, at) => words[(line * 5 + at * 3) % words.length]).join(" ");
		lines.push(text);
		made += text.length + 1;
	}
	return lines.join("\n").slice(0, length);
}
