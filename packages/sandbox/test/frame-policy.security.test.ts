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
