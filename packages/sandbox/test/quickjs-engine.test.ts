import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { conformance } from "../src/conformance.ts";
import { bundle, bundleQuickjs, openBrowser, type TestBrowser } from "./support/browser.ts";

let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
	const [pageScript, runtime] = await Promise.all([bundle("page.ts"), bundleQuickjs()]);
	browser = await openBrowser({ page: pageScript, runtime, wasm: true });
	page = await browser.newPage();
});
afterAll(() => browser[Symbol.asyncDispose]());

describe("the quickjs engine", () => {
	for (const { promise } of conformance) {
		test(promise, async () => {
			const failure = await page.evaluate(
				(name) =>
					(globalThis as unknown as { keep(name: string, engine: string): Promise<void> }).keep(name, "quickjs").then(
						() => "",
						(thrown: Error) => String(thrown.stack ?? thrown),
					),
				promise,
			);
			expect(failure).toBe("");
		});
	}
});
