import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, type Person, person, runFromPalette } from "./support/people.ts";
import { type Product, startProduct } from "./support/product.ts";

describe.runIf(chromiumIsHere())("without the server", () => {
	let browser: Browser;
	let product: Product;
	beforeAll(async () => {
		[product, browser] = await Promise.all([startProduct(), launch()]);
	});
	afterAll(async () => {
		await browser?.close();
		await product?.[Symbol.asyncDispose]();
	});

	async function install(someone: Person, id: string, name: string): Promise<void> {
		await someone.visit(`/extensions/${id}`);
		await someone.page.getByRole("button", { name: "Install" }).click();
		await someone.page.getByRole("alertdialog").getByRole("button", { name: "Install" }).click();
		await someone.page.getByText(`${name} is installed`).waitFor();
	}

	test("a reload opens the workbench, what is installed runs, and what was decided waits for the server", async () => {
		await using someone = await person(browser, product);
		const { page } = someone;
		const banner = page.getByRole("status", { name: "Working offline" });
		await install(someone, "annex.word-count", "Word Count");
		await install(someone, "annex.sort-lines", "Sort Lines");
		await page.evaluate(async () => void (await navigator.serviceWorker.ready));
		// The frames of both, and one in reserve, are in the browser's cache.
		await page.waitForFunction(() => JSON.parse(localStorage.getItem("annex.sandbox-frames") ?? "[]").length >= 3);

		await product.stop();
		await someone.visit("/");
		await banner.waitFor();
		await expectAccessible(page, "editor, offline");
		await runFromPalette(page, "Count Words");
		await page
			.getByText(/\d+ words/)
			.first()
			.waitFor();

		await someone.visit("/extensions");
		await page.getByRole("button", { name: "Try again" }).waitFor();
		await expectAccessible(page, "marketplace, offline");

		await someone.visit("/my-extensions");
		await page.getByRole("button", { name: /Sort Lines/ }).click();
		await page.getByRole("button", { name: "Uninstall" }).click();
		await page.getByRole("dialog").last().getByRole("button", { name: "Uninstall" }).click();
		await page.getByRole("button", { name: /Sort Lines/ }).waitFor({ state: "detached" });
		await page.reload();
		await page.getByRole("button", { name: /Word Count/ }).waitFor();
		expect(await page.getByRole("button", { name: /Sort Lines/ }).count()).toBe(0);

		await product.start();
		await page.getByRole("button", { name: "Try now" }).click();
		await banner.waitFor({ state: "detached" });
		await expect
			.poll(() => page.evaluate(async () => (await (await fetch("/api/v1/user/extensions")).json()).items.length))
			.toBe(1);
		// Nothing of the API was kept in the browser.
		const kept = await page.evaluate(async () => {
			const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
			return all.flat().map((request) => new URL(request.url).pathname);
		});
		expect(kept.filter((path) => path.startsWith("/api"))).toEqual([]);
		expect(someone.complaints).toEqual([]);
	});
});
