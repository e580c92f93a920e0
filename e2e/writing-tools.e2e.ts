import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, type Person, person, runFromPalette } from "./support/people.ts";
import { startProduct } from "./support/product.ts";

describe.runIf(chromiumIsHere())("extensions of the house that mark text", () => {
	test("todos are marked, counted and gone to; bookmarks stay with their lines and their document", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using writer = await person(browser, product, { width: 1440, theme: "light" });
		const { page } = writer;
		await install(writer, "annex.todo-highlight");
		await install(writer, "annex.bookmarks");
		await writer.visit("/");
		await newFile(page, "plan.md");
		await paste(page, `# Plan\nTODO: call Ada\n${"words\n".repeat(100)}- [ ] mend the roof\nFIXME later\n`);

		await editor(page).press("Control+Home");
		await expect.poll(() => editor(page).locator(".x-back").first().textContent()).toBe("TODO");
		await page.getByRole("button", { name: /3 todos/ }).waitFor();
		await runFromPalette(page, "Go to Next Todo");
		await page.getByText("Ln 2, Col 5").waitFor();
		await page.getByRole("button", { name: "Todos", exact: true }).click();
		await page.getByRole("option", { name: /mend the roof/ }).click();
		await page.getByText("Ln 103, Col 6").waitFor();
		await expectAccessible(page, "todos and their panel");

		await runFromPalette(page, "Toggle Bookmark");
		await editor(page).locator(".xs-bookmark").waitFor();
		await editor(page).press("Control+Home");
		await page.keyboard.insertText("A line before\n");
		await runFromPalette(page, "Go to Next Bookmark");
		await page.getByText("Ln 104, Col 1").waitFor();
		await page.getByRole("button", { name: "Bookmarks", exact: true }).click();
		await page.getByText("Line 104").waitFor();
		await expectAccessible(page, "bookmarks and their panel");

		await page.getByRole("button", { name: "Files", exact: true }).first().click();
		await newFile(page, "other.md");
		await expect.poll(() => editor(page).locator(".xs-bookmark").count()).toBe(0);
		await page.reload();
		await page.getByRole("treeitem", { name: "plan.md", exact: true }).click();
		await runFromPalette(page, "Go to Next Bookmark");
		await page.getByText("Ln 104, Col 1").waitFor();
		expect(writer.complaints).toEqual([]);
	});

	test("a table has a colour for each column, is lined up as one step, and shows the row that does not fit", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using clerk = await person(browser, product, { width: 1440, theme: "dark" });
		const { page } = clerk;
		await install(clerk, "annex.rainbow-csv");
		await clerk.visit("/");
		await newFile(page, "fruit.csv");
		await paste(page, 'name,price,note\nApple,2,"red, sweet"\nPear,30\n');

		const line = (at: number) => editor(page).locator(".cm-line").nth(at);
		await line(0).locator(".x-c3", { hasText: "note" }).waitFor();
		const colours = await line(1)
			.locator(".x-text")
			.evaluateAll((fields) => fields.map((field) => getComputedStyle(field).color));
		expect(new Set(colours).size).toBe(3);
		await page.getByRole("button", { name: "3 columns, 2 rows, 1 unequal" }).waitFor();
		await line(2).locator(".xu-danger").waitFor();
		await expectAccessible(page, "a table in colours");

		await runFromPalette(page, "Align Columns");
		await expect.poll(() => line(2).textContent()).toBe("Pear ,30");
		expect(await line(1).textContent()).toBe('Apple,2    ,"red, sweet"');
		await editor(page).press("Control+z");
		await expect.poll(() => line(1).textContent()).toBe('Apple,2,"red, sweet"');

		await line(1).locator(".x-c3").first().hover();
		await page.locator(".cm-tooltip", { hasText: "3: note" }).getByText("Rainbow CSV").waitFor();
		await page.getByRole("button", { name: "3 columns, 2 rows, 1 unequal" }).click();
		await page.getByRole("option", { name: /Line 3/ }).click();
		await page.getByText("Ln 3, Col 8").waitFor();
		expect(clerk.complaints).toEqual([]);
	});
});

const editor = (page: Page) => page.getByRole("textbox", { name: "Document text" });

async function install({ page, visit }: Person, id: string): Promise<void> {
	await visit(`/extensions/${id}`);
	await page.getByRole("button", { name: /^Install/ }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Install" }).click();
	await page.getByText("is installed").first().waitFor();
}

async function newFile(page: Page, name: string): Promise<void> {
	await editor(page).waitFor();
	await page.getByRole("button", { name: "New file" }).first().click();
	const field = page.getByRole("textbox", { name: /^New name of/ });
	await field.fill(name);
	await field.press("Enter");
	await field.waitFor({ state: "detached" });
	await page.getByRole("heading", { name, level: 1 }).waitFor({ state: "attached" });
	await expect.poll(() => editor(page).textContent()).toBe("Start writing…");
}

/** As from the clipboard: typing many lines at once would let the browser make elements, styles included. */
async function paste(page: Page, text: string): Promise<void> {
	await editor(page).evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", pasted);
		element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}
