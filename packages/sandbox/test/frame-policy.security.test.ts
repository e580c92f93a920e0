import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle, openBrowser, type TestBrowser } from "./support/browser.ts";
import type { Suite } from "./support/page.ts";

let browser: TestBrowser;
let attacks: string;

beforeAll(async () => {
	attacks = await readFile(new URL("support/attacks.js", import.meta.url), "utf8");
	browser = await openBrowser({ page: await bundle("page.ts"), runtime: attacks });
});
afterAll(() => browser?.[Symbol.asyncDispose]());

test("the listener hears the same attacks when nothing holds them back", async () => {
	const page = await browser.newPage("/lax");
	browser.hits.length = 0;
	const outcome = await page.evaluate(([script, url]) => (globalThis as unknown as Suite).attackFreely(script, url), [
		attacks,
		`${browser.origin}/hit`,
	] as const);
	expect(outcome).toMatchObject({ fetch: "open", xhr: "open", nested: "open", eval: "open", storage: "open" });
	const heard = ["fetch", "no-cors", "xhr", "event-source", "import-scripts", "import", "font", "nested", "websocket"];
	expect([...new Set(browser.hits)].sort()).toEqual(heard.map((name) => `/hit/${name}`).sort());
	await page.close();
});

test("the frame's policy alone lets nothing out, not even without the worker's prelude", async () => {
	const page = await browser.newPage();
	browser.hits.length = 0;
	const outcome = await page.evaluate(([label, url]) => (globalThis as unknown as Suite).attack(label, url), [
		"attack",
		`${browser.origin}/hit`,
	] as const);
	expect(Object.entries(outcome).filter(([, result]) => result === "open")).toEqual([]);
	expect(Object.keys(outcome)).toHaveLength(12);
	expect(browser.hits).toEqual([]);
	await page.close();
});

test("a frame opened directly stays sandboxed and does nothing", async () => {
	const page = await browser.newPage();
	await page.goto(`http://direct.sandbox.localhost:${new URL(browser.origin).port}/`);
	expect(await page.evaluate(() => globalThis.origin)).toBe("null");
	await page.close();
});

test("a frame takes its port from its parent alone, and only once", async () => {
	browser.useRuntime("onmessage = ({ ports: [port] }) => port.postMessage('taken');");
	const page = await browser.newPage("/lax");
	// The sandbox is frame 0; the stranger beside it is a page of the app's own origin.
	await page.evaluate(
		async (url) => {
			for (const [src, sandbox] of [
				[url, "allow-scripts"],
				["/lax", "allow-scripts allow-same-origin"],
			] as const) {
				const frame = document.createElement("iframe");
				frame.setAttribute("sandbox", sandbox);
				frame.src = src;
				await new Promise((resolve) => {
					frame.onload = resolve;
					document.body.append(frame);
				});
			}
		},
		`http://picky.sandbox.localhost:${new URL(browser.origin).port}/`,
	);
	const stranger = page.frames().find((frame) => frame !== page.mainFrame() && frame.url().endsWith("/lax"));
	const offer = (patienceMs: number) => {
		const [report, control] = [new MessageChannel(), new MessageChannel()];
		window.top?.frames[0]?.postMessage(null, "*", [report.port2, control.port2]);
		const taken = new Promise<string>((resolve) => {
			control.port1.onmessage = ({ data }) => resolve(data);
		});
		return Promise.race([taken, new Promise<string>((resolve) => setTimeout(() => resolve("ignored"), patienceMs))]);
	};
	expect(await stranger?.evaluate(offer, 500)).toBe("ignored");
	expect(await page.evaluate(offer, 10_000)).toBe("taken");
	expect(await page.evaluate(offer, 500)).toBe("ignored");
	await page.close();
});
