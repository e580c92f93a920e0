import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, openPalette, person } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const JOURNAL = `
	export async function activate(api) {
		await api.commands.register("note", async () => {
			const { text, version } = await api.filesystem.readFile("notes/plan.md");
			await api.filesystem.writeFile("notes/plan.md", text + "\\nadded by the extension", { version });
			const stale = await api.filesystem.writeFile("notes/plan.md", "stolen", { version }).catch(({ code }) => code);
			await api.filesystem.writeFile("made/by it.md", stale);
			await api.ui.showNotification("Noted: " + stale);
		});
	}`;

describe.runIf(chromiumIsHere())("files", () => {
	test("a tree, tabs, a preview and every change survive a reload; two tabs of the browser agree", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using writer = await person(browser, product, { width: 1440, theme: "light" });
		const { page } = writer;
		await writer.visit("/");
		await item(page, "Welcome.md").waitFor();

		await page.getByRole("button", { name: "New folder" }).click();
		await rename(page, "notes");
		await item(page, "notes").click();
		await item(page, "notes").click({ button: "right" });
		await page.getByRole("menuitem", { name: "New file" }).click();
		await rename(page, "plan.md");
		await page.getByRole("button", { name: "plan.md", exact: true }).waitFor();
		const text = page.getByLabel("Document text");
		await expect.poll(() => text.textContent()).toBe("Start writing…");
		await text.fill("# The plan");
		await saved(page);
		await page.getByRole("button", { name: "Show preview" }).click();
		await page.getByRole("region", { name: "Preview" }).getByRole("heading", { name: "The plan" }).waitFor();
		await expectAccessible(page, "files and preview");

		await page.reload();
		await expect.poll(() => text.textContent()).toBe("# The plan");
		await expect.poll(() => tabs(page)).toEqual(["Welcome.md", "plan.md"]);

		// Another tab of the same browser sees it, and each follows the other.
		const other = await page.context().newPage();
		await other.goto(product.url);
		const otherText = other.getByLabel("Document text");
		await expect.poll(() => otherText.textContent()).toBe("# The plan");
		await otherText.press("Control+End");
		await otherText.pressSequentially(" of two");
		await saved(other);
		await expect.poll(() => text.textContent()).toBe("# The plan of two");
		await item(other, "Welcome.md").press("Delete");
		await item(page, "Welcome.md").waitFor({ state: "detached" });
		await expect.poll(() => tabs(page)).toEqual(["plan.md"]);
		await other.getByRole("button", { name: "Undo" }).click();
		await item(page, "Welcome.md").waitFor();

		// A tab that dies takes nothing with it that was there for a second.
		await otherText.pressSequentially("!");
		await saved(other);
		await other.close({ runBeforeUnload: false });
		await page.reload();
		await expect.poll(() => text.textContent()).toBe("# The plan of two!");
		expect(writer.complaints).toEqual([]);
	});

	test("documents of an earlier release come as files, the one in front first", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using returning = await person(browser, product);
		const { page } = returning;
		await page.addInitScript(() => {
			if (window.top !== window || sessionStorage.getItem("begun")) return;
			sessionStorage.setItem("begun", "yes");
			const updatedAt = new Date().toISOString();
			const documents = [
				{ id: "a", text: "# Plans / for May\nfirst", version: 3, updatedAt },
				{ id: "b", text: "second", version: 1, updatedAt },
			];
			localStorage.setItem("annex.documents.v1", JSON.stringify({ activeId: "b", documents }));
		});
		await returning.visit("/");
		await item(page, "Plans for May.md").waitFor();
		await expect.poll(() => page.getByLabel("Document text").textContent()).toBe("second");
		expect(await page.getByRole("treeitem").count()).toBe(2);
		await page.reload();
		await item(page, "second.md").waitFor();
		expect(await page.getByRole("treeitem").count()).toBe(2);
	});

	test("search finds in every file, opens at the match, replaces with a way back, and no pattern hangs the page", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using searcher = await person(browser, product);
		const { page } = searcher;
		await searcher.visit("/");
		const text = page.getByLabel("Document text");
		await text.waitFor();
		await newFile(page, "one.md");
		await text.fill("red green\nblue Red");
		await newFile(page, "two.md");
		await text.fill(`red\n${"a".repeat(40)}!`);
		await saved(page);

		await text.press("Control+Shift+F");
		const field = page.getByRole("searchbox", { name: "Search in files" });
		await field.fill("red");
		await page.getByText("3 matches in 2 files").waitFor();
		await expectAccessible(page, "search");
		await page.getByRole("button", { name: "Match case" }).click();
		await page.getByText("2 matches in 2 files").waitFor();
		await page.getByRole("button", { name: "Match case" }).click();
		await page.getByRole("button", { name: /Line 2: blue/ }).click();
		await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe("Red");
		await page.getByText("Ln 2, Col 9").waitFor();

		await page.getByRole("button", { name: "Regular expression" }).click();
		await field.fill("(");
		await page
			.getByRole("alert")
			.getByText(/regular expression/i)
			.waitFor();
		await field.fill("(a+)+$");
		await page.getByText("The pattern did not come to an end in two.md").waitFor();
		await page.getByRole("button", { name: "Regular expression" }).click();

		await field.fill("red");
		await page.getByRole("button", { name: "Replace", exact: true }).click();
		await page.getByRole("textbox", { name: "Replace with" }).fill("grey");
		await page.getByRole("button", { name: "Replace 3" }).click();
		await page.getByText("Replaced 3 matches in 2 files").waitFor();
		await expect.poll(() => text.textContent()).toBe("grey greenblue grey");
		await page.getByRole("button", { name: "Undo" }).click();
		await expect.poll(() => text.textContent()).toBe("red greenblue Red");
		expect(searcher.complaints).toEqual([]);
	});

	test("on a phone the tree is a sheet, and choosing a file closes it", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using walker = await person(browser, product, { width: 390, theme: "dark" });
		const { page } = walker;
		await walker.visit("/");
		await page.getByLabel("Document text").waitFor();
		await page.getByRole("button", { name: "Choose a file" }).click();
		const sheet = page.getByRole("dialog", { name: "Files" });
		await sheet.getByRole("button", { name: "New file" }).click();
		await rename(page, "shopping.md");
		await sheet.waitFor({ state: "detached" });
		await page.getByRole("button", { name: "shopping.md" }).waitFor();
		await page.getByLabel("Document text").fill("milk");
		await saved(page);
		await expectAccessible(page, "editor on a phone");
	});

	test("an extension writes over what it read and nothing newer; the open tab follows", async () => {
		await using product = await startProduct();
		await publishJournal(product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await user.visit("/extensions/trial.journal");
		await page.getByRole("button", { name: "Install" }).first().click();
		const prompt = page.getByRole("alertdialog");
		await prompt.getByText("Read and change the files of this workspace").waitFor();
		await prompt.getByRole("button", { name: "Install" }).click();
		await page.getByText("is installed").first().waitFor();
		await page.getByRole("link", { name: "Editor" }).click();
		await page.getByLabel("Document text").waitFor();
		await page.getByRole("button", { name: "New folder" }).click();
		await rename(page, "notes");
		await item(page, "notes").click({ button: "right" });
		await page.getByRole("menuitem", { name: "New file" }).click();
		await rename(page, "plan.md");
		const text = page.getByLabel("Document text");
		await text.fill("mine");
		await openPalette(page, "Note It");
		await page.getByRole("option", { name: "Note It" }).first().click();
		await page.getByText("Noted: file_conflict").waitFor();
		await expect.poll(() => text.textContent()).toBe("mineadded by the extension");
		await item(page, "made").waitFor();
		// One step, which the person can take back.
		await text.press("Control+z");
		await expect.poll(() => text.textContent()).toBe("mine");
	});
});

const item = (page: Page, name: string) => page.getByRole("treeitem", { name, exact: true });
const saved = (page: Page) => page.getByText("Saved in this browser").waitFor();
const tabs = (page: Page) => page.getByRole("list", { name: "Open files" }).locator("[data-tab]").allTextContents();

async function rename(page: Page, name: string): Promise<void> {
	const field = page.getByRole("textbox", { name: /^New name of/ });
	await field.fill(name);
	await field.press("Enter");
	await field.waitFor({ state: "detached" });
}

async function newFile(page: Page, name: string): Promise<void> {
	await page.getByRole("button", { name: "New file" }).first().click();
	await rename(page, name);
	await page.getByRole("heading", { name, level: 1 }).waitFor({ state: "attached" });
	await expect.poll(() => page.getByLabel("Document text").textContent()).toBe("Start writing…");
}

async function publishJournal(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	await publishApproved(
		admin,
		{
			name: "journal",
			displayName: "Journal",
			requires: ["filesystem"],
			permissions: ["filesystem"],
			activationEvents: ["onCommand:note"],
			contributes: { commands: [{ id: "note", title: "Note It" }] },
		},
		JOURNAL,
	);
}
