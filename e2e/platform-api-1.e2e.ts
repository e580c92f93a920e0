import { buildZip, type OldExtensionName, oldExtension } from "@annex/testkit";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { eventually, openClient, type Product, startProduct } from "./support/product.ts";

const NAMES: readonly OldExtensionName[] = [
	"quote-keeper",
	"click-counter",
	"service-watch",
	"font-selector",
	"record-analyzer",
];

describe.runIf(chromiumIsHere())("extensions of Platform API 1", () => {
	test("are published, approved, installed and used as their authors left them", async () => {
		await using product = await startProduct();
		const noted = await publishAll(product);
		expect(noted).toEqual(NAMES.map(() => ["old-platform-api"]));
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;

		await install(page, product, "click-counter", ["Read what you have copied", "Replace what you have copied"]);
		await runFromPalette(page, "Count a Click");
		await page.getByText("Button clicked 1 time!").first().waitFor();
		await runFromPalette(page, "Count a Click");
		await page.getByText("Button clicked 2 times!").first().waitFor();
		await runFromPalette(page, "Reset the Counter");
		const question = page.getByRole("dialog", { name: "Start from zero?" });
		await question.getByText("The count is forgotten.").waitFor();
		await question.getByRole("button", { name: "OK" }).press("Enter");
		await question.waitFor({ state: "detached" });

		await install(page, product, "font-selector", ["Save data of its own"]);
		await runFromPalette(page, "Next Font");
		await page.getByText("Font: Georgia").first().waitFor();

		await install(page, product, "record-analyzer", ["Read your documents"]);
		await runFromPalette(page, "Analyze Records");
		await page
			.getByText(/Analyzed: \d+ changes/)
			.first()
			.waitFor();

		await install(page, product, "service-watch", ["Send requests to status.example.com"]);
		await install(page, product, "quote-keeper", ["Send requests to quotes.example.com"]);
		await page.getByText("Quotes are ready.").first().waitFor();

		await page.goto(product.url);
		await page.locator("main").waitFor();
		await runFromPalette(page, "View: Clicks");
		const clicks = page.getByRole("complementary", { name: "Clicks" });
		await clicks.getByRole("heading", { name: "Clicks", exact: true }).last().waitFor();
		await clicks.getByText("0 times").waitFor();
		await runFromPalette(page, "Show the Quote");
		await runFromPalette(page, "View: Quote");
		const quote = page.getByRole("complementary", { name: "Quote" });
		await quote.getByText("kept for you").waitFor();
		await expectAccessible(page, "a panel of version 1");
		await quote.getByRole("button", { name: "Forget it" }).press("Enter");
		await page.getByText("Forgotten.").first().waitFor();

		expect(user.complaints).toEqual([]);
	});
});

/** Each package as it lies in its folder; answers with the rules that had something to say about each. */
async function publishAll(product: Product): Promise<string[][]> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const noted = [];
	for (const name of NAMES) {
		const { manifest, files } = oldExtension(name);
		await admin.developer.publish(buildZip({ "manifest.json": JSON.stringify(manifest, null, "\t"), ...files }));
		const version = () => admin.developer.version(`trial.${name}`, manifest.version);
		await eventually(`the scan of ${name}`, async () => (await version()).status !== "scanning");
		noted.push((await version()).findings.map(({ rule }) => rule));
		await admin.admin.approve(`trial.${name}`, manifest.version);
	}
	return noted;
}

/** By its page in the marketplace, reading what it asks for. */
async function install(page: Page, product: Product, name: string, asks: readonly string[]): Promise<void> {
	await page.goto(`${product.url}/extensions/trial.${name}`);
	await page.getByRole("button", { name: "Install" }).first().click();
	const dialog = page.getByRole("alertdialog");
	for (const words of asks) await dialog.getByText(words).first().waitFor();
	await dialog.getByRole("button", { name: "Install" }).click();
	await page.getByText("is installed").first().waitFor();
}
