import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { chooseInPalette, expectAccessible, type Person, person, runFromPalette } from "./support/people.ts";
import { eventually, startProduct } from "./support/product.ts";

const CANVAS = { annexLight: "rgb(250, 250, 251)", annexDark: "rgb(15, 16, 19)" };

describe.runIf(chromiumIsHere())("themes and the look of the text", () => {
	test("a theme is on the page while it is marked, chosen by keyboard, kept, and goes with its extension", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await install(user, "annex.theme-pack");
		await user.visit("/");
		await page.locator(".cm-content").waitFor();

		await openThemes(page);
		const words = page.getByRole("combobox", { name: "Themes" });
		await page.getByRole("option", { name: /Annex Light/, selected: true }).waitFor();
		await words.press("ArrowDown");
		await page.getByRole("option", { name: /Dune/, selected: true }).waitFor();
		await canvasLeaves(page, CANVAS.annexLight);
		// What lies behind a theme that is only being looked at is as readable as any other.
		await expectAccessible(page, "themes, Dune on the page");

		await words.press("Escape");
		await page.getByRole("dialog", { name: "Themes" }).waitFor({ state: "detached" });
		await canvasIs(page, CANVAS.annexLight);

		await openThemes(page);
		await words.fill("night");
		await page.getByRole("option", { name: /Nightfall/, selected: true }).waitFor();
		await words.press("Enter");
		await page.getByText("Nightfall is your dark theme").waitFor();
		await canvasIs(page, CANVAS.annexLight);
		await page.emulateMedia({ colorScheme: "dark" });
		const night = await canvasLeaves(page, CANVAS.annexLight, CANVAS.annexDark);

		// It is there before its extension has been heard of.
		await page.reload();
		await page.locator(".cm-content").waitFor();
		expect(await canvasOf(page)).toBe(night);
		await expectAccessible(page, "the editor in Nightfall");

		await user.visit("/my-extensions");
		await page
			.getByRole("button", { name: /^Theme Pack/ })
			.first()
			.click();
		await uninstall(page);
		await page.getByText("The theme “Nightfall” is gone").waitFor();
		await canvasIs(page, CANVAS.annexDark);
		expect(user.complaints).toEqual([]);
	});

	test("fonts and paper of extensions reach the text and leave with them; the person's own size comes first", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using user = await person(browser, product, { width: 390, theme: "light" });
		const { page } = user;
		await install(user, "annex.paper-background");
		await install(user, "annex.font-selector");
		await user.visit("/");
		const scroller = page.locator(".cm-scroller");
		const styleOf = (name: string) =>
			scroller.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
		await eventually("ruled paper", async () => (await styleOf("background-image")).includes("gradient"));

		await chooseInPalette(page, "Choose Reading Style…");
		await page.getByRole("combobox", { name: "Choose a reading style" }).fill("book");
		await page.getByRole("option", { name: /Book/, selected: true }).waitFor();
		await page.getByRole("combobox", { name: "Choose a reading style" }).press("Enter");
		await eventually("the book's face", async () => (await styleOf("font-family")).includes("Literata"));
		await eventually("the book's size", async () => (await styleOf("font-size")) === "19px");
		await expectAccessible(page, "the editor on ruled paper");

		await openThemes(page);
		await page.getByRole("button", { name: "Larger text" }).click();
		await eventually("the person's size", async () => (await styleOf("font-size")) === "20px");
		await page.getByRole("button", { name: "Reset" }).click();
		await eventually("the extension's size", async () => (await styleOf("font-size")) === "19px");
		await page.getByRole("switch", { name: "Extensions may change the text's look" }).click();
		await eventually("the app's own look", async () => (await styleOf("font-size")) === "16px");
		await page.getByRole("switch", { name: "Extensions may change the text's look" }).click();
		await page.getByRole("combobox", { name: "Themes" }).press("Escape");
		await page.getByRole("dialog", { name: "Themes" }).waitFor({ state: "detached" });

		await runFromPalette(page, "Back to the App's Own Font");
		await eventually("the app's face", async () => (await styleOf("font-family")).includes("Inter"));
		await user.visit("/my-extensions");
		await page
			.getByRole("button", { name: /^Paper Background/ })
			.first()
			.click();
		await uninstall(page);
		await page.getByText("Paper Background is uninstalled").waitFor();
		await user.visit("/");
		await eventually("plain paper", async () => (await styleOf("background-image")) === "none");
		expect(user.complaints).toEqual([]);
	});
});

async function install({ page, visit }: Person, id: string): Promise<void> {
	await visit(`/extensions/${id}`);
	await page.getByRole("button", { name: /^Install/ }).click();
	await page.getByText("Installed", { exact: true }).waitFor();
}

/** From its drawer. */
async function uninstall(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Uninstall" }).click();
	await page.getByRole("dialog").last().getByRole("button", { name: "Uninstall" }).click();
}

async function openThemes(page: Page): Promise<void> {
	await chooseInPalette(page, "Choose a theme…");
	await page.getByRole("dialog", { name: "Themes" }).waitFor();
}

const canvasOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function canvasIs(page: Page, colour: string): Promise<void> {
	await eventually(`a canvas of ${colour}`, async () => (await canvasOf(page)) === colour);
}

async function canvasLeaves(page: Page, ...colours: readonly string[]): Promise<string> {
	return await eventually(`another canvas than ${colours}`, async () => {
		const now = await canvasOf(page);
		return !colours.includes(now) && now;
	});
}
