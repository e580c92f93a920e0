import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { chooseInPalette, expectAccessible, openPalette, person } from "./support/people.ts";
import { eventually, openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const SAY = (name: string) => `
	export async function activate(api) {
		await api.commands.register("say", () => void api.ui.showNotification("${name} was asked"));
		await api.commands.register("shout", () => void api.ui.showNotification("${name} shouts"));
	}`;

describe.runIf(chromiumIsHere())("shortcuts and menus of extensions", () => {
	test("start what sleeps, yield by a rule, obey the person, and are drawn by the app", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		for (const name of ["first", "second"]) await install(user, name);

		await user.visit("/");
		const text = page.getByRole("textbox", { name: "Document text" });
		await commandIsThere(page, "Say first");
		await text.press("Alt+g");
		await page.getByText("first was asked").first().waitFor();
		await text.press("Control+Alt+k");
		await text.press("Alt+b");
		await page.getByText("second shouts").first().waitFor();

		// The list of shortcuts says whose each is, and leads to where it can be changed.
		await chooseInPalette(page, "Keyboard shortcuts");
		const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
		await list.getByText("first", { exact: true }).first().waitFor();
		await expectAccessible(page, "the list of shortcuts");
		await list.getByRole("link", { name: "Change the shortcuts of extensions" }).click();
		await list.waitFor({ state: "detached" });
		await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
		await page.getByText("No effect: Say first of first comes first.").waitFor();
		await expectAccessible(page, "the page of shortcuts");

		// The app's own keys are refused with a reason; another choice goes before what was installed first.
		await page.getByRole("button", { name: "Change the shortcut of Shout second" }).press("Enter");
		const field = page.getByRole("textbox", { name: "New shortcut" });
		await field.press("Control+k");
		await page.getByRole("button", { name: "Use it" }).click();
		await page.getByRole("alert").getByText("belongs to this app").waitFor();
		await field.press("Backspace");
		await field.press("Alt+g");
		await expectAccessible(page, "choosing a shortcut");
		const chosen = page.waitForResponse((response) => response.request().method() === "PATCH");
		await field.press("Enter");
		await chosen;
		await page.getByText("yours").waitFor();
		await user.visit("/");
		await commandIsThere(page, "Say first");
		await text.press("Alt+g");
		await page.getByText("second shouts").first().waitFor();
		await user.visit("/shortcuts");
		const kept = page.waitForResponse((response) => response.request().method() === "PATCH");
		await page.getByRole("button", { name: "Remove the shortcut of Shout second" }).click();
		await kept;
		await page.getByRole("button", { name: "Remove the shortcut of Shout second", disabled: true }).waitFor();

		await user.visit("/");
		await commandIsThere(page, "Say first");
		await text.press("Alt+g");
		await page.getByText("first was asked").first().waitFor();

		// The menu of the text: by keyboard, with the owner's name, without what its condition leaves out.
		await text.press("Shift+F10");
		const menu = page.getByRole("menu", { name: "Actions for the text" });
		await menu.getByRole("menuitem", { name: /Say second/ }).waitFor();
		expect(await menu.getByRole("menuitem").allInnerTexts()).toEqual(
			["Cut", "Copy", "Paste", "Say second", "Say first"].map((title) => expect.stringContaining(title)),
		);
		await expectAccessible(page, "the menu of the text");
		await page.keyboard.press("Escape");
		await menu.waitFor({ state: "detached" });
		await text.press("Control+a");
		await text.click({ button: "right" });
		await menu.getByRole("menuitem", { name: /Shout first/ }).waitFor();
		await menu.getByRole("menuitem", { name: /Say second/ }).press("Enter");
		await page.getByText("second was asked").first().waitFor();

		await page.getByRole("button", { name: "Actions for this document" }).press("Enter");
		await page.getByRole("menuitem", { name: /Shout second/ }).press("Enter");
		await page.getByText("second shouts").first().waitFor();

		// In the palette only while its condition holds.
		await text.focus();
		await openPalette(page, "Shout first");
		await page.getByRole("option", { name: /Shout first/ }).waitFor();
		await page.keyboard.press("Escape");
		await user.visit("/my-extensions");
		await openPalette(page, "Shout");
		await page.getByRole("option", { name: /Shout second/ }).waitFor();
		expect(await page.getByRole("option", { name: /Shout first/ }).count()).toBe(0);
		expect(user.complaints).toEqual([]);
	});

	test("a long press opens the menu on a phone", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product, { width: 390, theme: "dark" });
		await install(user, "first");
		await user.visit("/");
		await commandIsThere(user.page, "Say first");
		await longPress(user.page);
		const menu = user.page.getByRole("menu", { name: "Actions for the text" });
		await menu.getByRole("menuitem", { name: /Say first/ }).click();
		await user.page.getByText("first was asked").first().waitFor();
		await user.visit("/shortcuts");
		await user.page.getByText("Say first").first().waitFor();
		await expectAccessible(user.page, "the page of shortcuts on a phone");
		expect(user.complaints).toEqual([]);
	});
});

async function install(user: { page: Page; visit(path: string): Promise<void> }, name: string): Promise<void> {
	await user.visit(`/extensions/trial.${name}`);
	await user.page.getByRole("button", { name: "Install" }).first().click();
	await user.page.getByText("is installed").first().waitFor();
}

/** Extensions begin once one can write: what they add to the app is there when their commands are. */
async function commandIsThere(page: Page, title: string): Promise<void> {
	const words = await openPalette(page, title);
	await page.getByRole("option", { name: title }).first().waitFor();
	await words.press("Escape");
	await words.waitFor({ state: "detached" });
}

/** A finger that stays, as the browser reports it; again where the menu's code had not come yet. */
async function longPress(page: Page): Promise<void> {
	const menu = page.getByRole("menu", { name: "Actions for the text" });
	await eventually("the menu opens", async () => {
		await touch(page);
		return menu.waitFor({ timeout: 2_000 }).then(
			() => true,
			() => false,
		);
	});
}

async function touch(page: Page): Promise<void> {
	await page.getByRole("textbox", { name: "Document text" }).evaluate((element) => {
		const touch = new Touch({ identifier: 1, target: element, clientX: 120, clientY: 200 });
		element.dispatchEvent(
			new TouchEvent("touchstart", {
				touches: [touch],
				targetTouches: [touch],
				changedTouches: [touch],
				bubbles: true,
			}),
		);
	});
}

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const commands = (name: string) => [
		{ id: "say", title: `Say ${name}` },
		{ id: "shout", title: `Shout ${name}` },
	];
	const first = {
		name: "first",
		requires: ["keybindings", "menus"],
		contributes: {
			commands: commands("first"),
			keybindings: [{ command: "say", key: "Alt+G", when: "editorFocus" }],
			menus: [
				{ location: "editor.context", command: "say" },
				{ location: "editor.context", command: "shout", when: "hasSelection" },
				{ location: "palette", command: "shout", when: "editorFocus" },
			],
		},
	};
	const second = {
		name: "second",
		requires: ["keybindings", "menus"],
		contributes: {
			commands: commands("second"),
			keybindings: [
				{ command: "say", key: "alt+g", when: "editorFocus" },
				{ command: "shout", key: "Mod+Alt+K Alt+B" },
			],
			menus: [
				{ location: "editor.context", command: "say", group: "first" },
				{ location: "editor.title", command: "shout" },
			],
		},
	};
	await publishApproved(admin, first, SAY("first"));
	await publishApproved(admin, second, SAY("second"));
}
