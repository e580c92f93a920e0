import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { person, runFromPalette } from "./support/people.ts";
import { startProduct } from "./support/product.ts";

describe.runIf(chromiumIsHere())("where the sandbox's hosts do not resolve", () => {
	test("extensions run in one shared process, and the workbench says so", async () => {
		await using product = await startProduct();
		await using browser = await launch("--host-resolver-rules=MAP *.sandbox.localhost ~NOTFOUND");
		await using user = await person(browser, product);
		const { page } = user;

		await user.visit("/extensions/annex.word-count");
		await page.getByRole("button", { name: "Install" }).first().click();
		await page.getByRole("alertdialog").getByRole("button", { name: "Install" }).click();
		await page.getByText("is installed").first().waitFor();

		await user.visit("/");
		await page.getByText("Extensions share one process here").first().waitFor();
		await runFromPalette(page, "Count Words");
		await page
			.getByText(/\d+ words/)
			.first()
			.waitFor();
		await page.getByText("1 running in one process").waitFor();
		expect(page.frames().some((frame) => frame.url() === `${product.url}/sandbox-frame`)).toBe(true);
		expect(user.complaints).toEqual([]);
	});
});
