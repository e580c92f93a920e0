import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const CODE = `
	export async function activate(api) {
		const mark = ({ document, edits }) => {
			if (document === null || edits?.length === 0) return;
			const ranges = [...document.getText().matchAll(/TODO/g)].map(({ index }) =>
				({ start: index, end: index + 4, background: "warning", bold: true, hover: "Still <b>open</b>" }));
			const marks = ranges.map(({ start }) => ({ at: start, icon: "bookmark", color: "accent" }));
			api.decorations.set({ documentId: document.documentId, version: document.version, ranges, marks })
				.catch((error) => console.error(error));
		};
		api.editor.onDidUpdate(mark);
		await api.editor.follow();
		await api.commands.register("next", async () => {
			const document = api.editor.document;
			const start = document.getText().lastIndexOf("TODO");
			const place = { documentId: document.documentId, version: document.version, start, end: start + 4 };
			await api.editor.reveal(place, { select: true });
			await api.ui.showNotification("Line " + (document.positionAt(start).line + 1) + " of " + document.lineCount);
		});
		await api.commands.register("blind", async () => {
			await api.ui.showNotification(api.editor.document === null ? "I see nothing" : "I still see it");
		});
	}`;

/** As from the clipboard: typing many lines at once would let the browser make elements, styles included. */
async function paste(page: Page, text: string): Promise<void> {
	await editor(page).evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", pasted);
		element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}

const editor = (page: Page) => page.getByRole("textbox", { name: "Document text" });

describe.runIf(chromiumIsHere())("the editor, as an extension sees it", () => {
	test("what is typed over headings and bold words becomes plain text, and the page's policy has nothing to refuse", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await user.visit("/");
		for (const before of ["# A heading\n\nand **more**\n", "**bold**"]) {
			await editor(page).press("Control+a");
			await paste(page, before);
			await editor(page).press("Control+a");
			await page.keyboard.insertText("| Day | Place |\n| --- | ----- |\n| 1 | Harbour |");
			const lines = editor(page).locator(".cm-line");
			await expect
				.poll(() => lines.allTextContents())
				.toEqual(["| Day | Place |", "| --- | ----- |", "| 1 | Harbour |"]);
			await editor(page).press("Control+z");
			await expect.poll(() => editor(page).textContent()).toContain("**");
			await editor(page).press("Control+a");
			await editor(page).pressSequentially("x");
			await expect.poll(() => lines.allTextContents()).toEqual(["x"]);
		}
		expect(user.complaints).toEqual([]);
	});

	test("a mirror kept current, marks that move along, a place revealed, and nothing of it without the permission", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await user.visit("/extensions/trial.marker");
		await page.getByRole("button", { name: "Install" }).first().click();
		const dialog = page.getByRole("alertdialog");
		await dialog.getByRole("button", { name: "Install" }).click();
		await page.getByText("is installed").first().waitFor();

		await page.getByRole("link", { name: "Editor" }).first().click();
		await editor(page).waitFor();
		await editor(page).press("Control+a");
		await paste(page, `first TODO here\n${"a line\n".repeat(300)}and a TODO there\n`);
		await editor(page).press("Control+Home");
		const marked = editor(page).locator(".x-back", { hasText: "TODO" });
		await marked.waitFor();
		await expectAccessible(page, "editor with marks");

		// What is typed before a mark moves it along at once; what was marked stays what it was.
		await page.keyboard.insertText("A ");
		await expect.poll(() => editor(page).locator(".cm-line").first().textContent()).toBe("A first TODO here");
		expect(await marked.first().textContent()).toBe("TODO");
		await expect.poll(() => editor(page).locator(".x-sign").count()).toBe(1);

		await marked.first().hover();
		await page.locator(".cm-tooltip", { hasText: "Still <b>open</b>" }).getByText("Marker").waitFor();

		await runFromPalette(page, "Last To-do");
		await page.getByText("Line 302 of 303").waitFor();
		await marked.waitFor();
		await expect.poll(() => page.getByText("Ln 302, Col 11").count()).toBe(1);

		// Another page and back: the marks are where they were, without the extension being asked.
		await page.getByRole("link", { name: "Marketplace" }).first().click();
		await page.getByRole("heading", { level: 1 }).first().waitFor();
		await page.goBack();
		await editor(page).press("Control+Home");
		await marked.waitFor();

		await page.getByRole("link", { name: "My extensions" }).first().click();
		await page
			.getByRole("button", { name: /Marker/ })
			.first()
			.click();
		await page.getByRole("switch", { name: /Read/ }).click();
		await page.keyboard.press("Escape");
		await page.getByRole("link", { name: "Editor" }).first().click();
		await editor(page).waitFor();
		await expect.poll(() => marked.count()).toBe(0);
		await runFromPalette(page, "What Do You See");
		await page.getByText("I see nothing").waitFor();
		expect(user.complaints).toEqual([]);
	});
});

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const manifest = {
		name: "marker",
		displayName: "Marker",
		requires: ["commands", "ui", "editor", "decorations"],
		permissions: ["data.read"],
		activationEvents: ["onStartup"],
		contributes: {
			commands: [
				{ id: "next", title: "Last To-do" },
				{ id: "blind", title: "What Do You See" },
			],
		},
	};
	await publishApproved(admin, manifest, CODE);
}
