import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { person } from "./support/people.ts";
import { eventually, type Product, startProduct } from "./support/product.ts";

/** Everything below is done with keys alone: no click, no `focus()`, nothing that a locator presses. */
describe.runIf(chromiumIsHere())("with the keyboard alone", () => {
	let product: Product;
	let browser: Browser;
	beforeAll(async () => {
		[product, browser] = await Promise.all([startProduct(), launch()]);
	});
	afterAll(async () => {
		await browser?.close();
		await product?.[Symbol.asyncDispose]();
	});

	test("an extension is found, installed, asked about, used, held back and removed; the focus is seen and never lost", async () => {
		await using someone = await person(browser, product);
		const { page } = someone;
		const { keyboard } = page;
		await someone.visit("/extensions");
		await page.getByRole("heading", { name: "New" }).waitFor();

		// Found: a key leads to the search from anywhere.
		await eventually("the search has the focus", async () => {
			await keyboard.press("/");
			return (await focused(page)).name === "Search extensions";
		});
		await keyboard.type("word count");
		await page.getByText(/for “word count”/).waitFor();
		await tabTo(page, "Word Count");
		await keyboard.press("Enter");
		await page.getByRole("heading", { name: "Word Count", level: 1 }).waitFor();

		// Installed: the question is answered, once it listens.
		await tabTo(page, "Install");
		await keyboard.press("Enter");
		const question = page.getByRole("alertdialog");
		await question.waitFor();
		await keyboard.press("Escape");
		await question.waitFor();
		await tabTo(page, "Install", question);
		await eventually("the question takes the answer", async () => {
			if (await question.isVisible()) await keyboard.press("Enter");
			return page.getByText("Word Count is installed").isVisible();
		});
		await question.waitFor({ state: "detached" });
		await expectFocusKept(page);

		// Used, from the palette.
		await openFromPalette(page, "Editor");
		await openFromPalette(page, "Count Words");
		await page
			.getByText(/\d+ words/)
			.first()
			.waitFor();

		// Held back: one permission is taken, and the focus goes back to the row that it came from.
		await openFromPalette(page, "My extensions");
		await page.getByRole("heading", { name: "My extensions" }).waitFor();
		await tabTo(page, "Word Count");
		await keyboard.press("Enter");
		const drawer = page.getByRole("dialog", { name: /annex.word-count/ });
		await drawer.waitFor();
		const permission = drawer.getByRole("switch", { name: /document/i });
		const name = (await permission.getAttribute("aria-label")) ?? "Read";
		await tabTo(page, name, drawer);
		await keyboard.press("Space");
		await expect.poll(() => permission.getAttribute("aria-checked")).toBe("false");
		await keyboard.press("Escape");
		await drawer.waitFor({ state: "detached" });
		await expect.poll(async () => (await focused(page)).name).toBe("Word Count");

		// Removed, after being asked once more.
		await keyboard.press("Enter");
		await drawer.waitFor();
		await tabTo(page, "Uninstall", drawer);
		await keyboard.press("Enter");
		const sure = page.getByRole("dialog", { name: /Uninstall Word Count/ });
		await sure.waitFor();
		await tabTo(page, "Uninstall", sure);
		await keyboard.press("Enter");
		await page.getByText("Nothing is installed yet").waitFor();
		await sure.waitFor({ state: "detached" });
		await expectFocusKept(page);
		await tabTo(page, "Open the marketplace");
		expect(someone.complaints).toEqual([]);
	});
});

interface Focused {
	readonly name: string;
	readonly visible: boolean;
	readonly isBody: boolean;
}

/** What has the focus, by the name that a screen reader would say, and whether it can be seen to have it. */
function focused(page: Page): Promise<Focused> {
	return page.evaluate(() => {
		const element = document.activeElement as HTMLElement | null;
		if (!element || element === document.body) return { name: "", visible: false, isBody: true };
		const label = element.getAttribute("aria-labelledby");
		const byId = label
			?.split(" ")
			.map((id) => document.getElementById(id)?.textContent ?? "")
			.join(" ");
		const name = element.getAttribute("aria-label") ?? byId ?? element.textContent ?? "";
		const ringed = (pseudo?: string) => {
			const style = getComputedStyle(element, pseudo);
			return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
		};
		return { name: name.trim(), visible: ringed() || ringed("::after"), isBody: false };
	});
}

const MOST_TABS = 80;

/** Presses Tab until something of this name has the focus; every stop on the way has to show that it has it. */
async function tabTo(page: Page, name: string, inside?: ReturnType<Page["locator"]>): Promise<void> {
	const seen: string[] = [];
	for (let pressed = 0; pressed < MOST_TABS; pressed++) {
		await page.keyboard.press("Tab");
		const now = await focused(page);
		seen.push(now.name);
		if (!now.isBody) expect(now.visible, `the focus on "${now.name}" can be seen`).toBe(true);
		if (now.name !== name) continue;
		if (!inside || (await inside.evaluate((element) => element.contains(document.activeElement)))) return;
	}
	throw new Error(`Tab never came to "${name}": ${seen.join(" | ")}`);
}

async function expectFocusKept(page: Page): Promise<void> {
	await expect.poll(async () => (await focused(page)).isBody).toBe(false);
}

async function openFromPalette(page: Page, title: string): Promise<void> {
	const field = page.getByRole("combobox", { name: "Commands" });
	await page.keyboard.press("Control+k");
	await field.waitFor();
	await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
	await page.keyboard.type(title);
	await page.getByRole("option", { name: title }).first().waitFor();
	const chosen = page.getByRole("option", { name: title, selected: true });
	await chosen.first().waitFor();
	await eventually(`"${title}" runs`, async () => {
		if (await field.isVisible()) await page.keyboard.press("Enter");
		return !(await field.isVisible());
	});
	await field.waitFor({ state: "detached" });
}
