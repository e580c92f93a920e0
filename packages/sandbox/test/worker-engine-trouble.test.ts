import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle, openBrowser, type TestBrowser } from "./support/browser.ts";
import type { Suite } from "./support/page.ts";

let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
	const [pageScript, runtime] = await Promise.all([bundle("page.ts"), bundle("guest.ts")]);
	browser = await openBrowser({ page: pageScript, runtime });
	page = await browser.newPage();
});
afterAll(() => browser?.[Symbol.asyncDispose]());

test("falls back to one shared sandbox host where the labels' hosts cannot be reached, and says so once", async () => {
	const outcome = await page.evaluate(() => (globalThis as unknown as Suite).fallBack());
	expect(outcome).toEqual({ isolation: "shared", told: 1, answered: 1 });
});

test("says sandbox_start_failed when there is no sandbox host at all, and leaves no frame behind", async () => {
	const outcome = await page.evaluate(() => (globalThis as unknown as Suite).failToStart());
	expect(outcome).toEqual({ code: "sandbox_start_failed", frames: 0 });
});

test("cuts a flooding program off while its neighbour answers", async () => {
	const outcome = await page.evaluate(() => (globalThis as unknown as Suite).flood());
	expect(outcome).toEqual({ ended: "protocol_breached", sum: 3, frames: 0 });
});

test("reports a program as lost when its frame is taken from under it", async () => {
	const outcome = await page.evaluate(() => (globalThis as unknown as Suite).replaceFrame());
	expect(outcome).toEqual({ cause: "lost", frames: 0 });
});

test("a spinning program is found by its silence and ended, while its neighbour answers", async () => {
	const outcome = await page.evaluate(() => (globalThis as unknown as Suite).watch());
	expect(outcome).toEqual({ ended: "extension_unresponsive", told: ["bad late"], sum: 3 });
});
