import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const CODE = `
	export async function activate(api) {
		let done = 0;
		let name = "";
		await api.panels.register("tasks", (panel) => {
			const draw = () => panel.render(
				{ type: "Heading", text: "Two tasks" },
				{ type: "Text", text: "Done: " + done + " <b>for</b> " + name, tone: "muted" },
				{ type: "TextField", label: "Your name", value: name, hint: "Who does them", onChange: (text) => { name = text; return draw(); } },
				{ type: "Row", children: [
					{ type: "Button", label: "Do one", icon: "check", kind: "primary", onPress: () => { done += 1; return draw(); } },
					{ type: "Badge", text: "new", tone: "good" } ] },
				{ type: "Select", label: "Order", value: "a", options: [{ value: "a", label: "By name" }, { value: "b", label: "By age" }] },
				{ type: "Switch", label: "Remind me", checked: true },
				{ type: "Checkbox", label: "Archive" },
				{ type: "Progress", label: "All of it", percent: 50 * done },
				{ type: "Tree", label: "Folders", selected: name, onSelect: (value) => { name = value; return draw(); }, children: [
					{ type: "Item", value: "home", label: "Home", icon: "folder", badge: "2", children: [
						{ type: "Item", value: "shopping", label: "Shopping", detail: "today" } ] },
					{ type: "Item", value: "work", label: "Work", icon: "folder" } ] },
				{ type: "Table", label: "Hours", onSelect: () => {}, columns: [{ title: "Day" }, { title: "Hours", align: "end" }],
					rows: [{ value: "mo", cells: ["Monday", 4] }, { value: "tu", cells: ["Tuesday", 6.5] }] },
				{ type: "Chart", title: "Hours a day", kind: "bar", labels: ["Mo", "Tu"], series: [{ name: "Hours", points: [4, 6.5] }], unit: "h" },
				{ type: "Markdown", text: "Some **bold** text, <img src=x onerror=alert(1)> and [a link](https://example.com/x)." },
				{ type: "Link", text: "More", href: "https://example.org/help" },
				{ type: "Divider" },
			);
			return draw();
		});
		await api.panels.register("broken", (panel) => panel.render({ type: "Iframe" }));
		await api.commands.register("tasks.reset", async () => {
			done = 0;
			await api.statusBar.update("tasks", { text: "Reset", tooltip: "Nothing done" });
			await api.toolbar.update("tasks.reset", { disabled: true });
		});
	}`;

describe.runIf(chromiumIsHere())("panels of an extension", () => {
	test("are drawn by the app, work by keyboard and press, and keep their state while they are hidden", {
		timeout: 300_000,
	}, async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product, { width: 1440, theme: "light" });
		const { page } = user;
		await install(page, product);

		await runFromPalette(page, "View: Tasks");
		const panel = page.getByRole("complementary", { name: "Tasks" });
		await panel.getByText("Task Keeper", { exact: true }).waitFor();
		await panel.getByText("Done: 0 <b>for</b>").waitFor();
		await panel.getByRole("button", { name: "Do one" }).click();
		await panel.getByText("Done: 1").waitFor();
		await expect.poll(() => panel.getByRole("progressbar").getAttribute("value")).toBe("50");
		await panel.getByLabel("Your name").fill("Ada");
		await panel.getByText("<b>for</b> Ada").waitFor();
		await expectAccessible(page, "panel, light");
		// Not from what it says of itself: what it says of markup stays text, and a link says where it leads.
		expect(await panel.locator("img[src=x]").count()).toBe(0);
		await panel.getByRole("link", { name: /a link\s+example\.com/ }).waitFor();

		const home = panel.getByRole("treeitem", { name: "Home" });
		await home.press("ArrowLeft");
		await expect.poll(() => home.getAttribute("aria-expanded")).toBe("false");
		await home.press("ArrowDown");
		await panel.getByRole("treeitem", { name: "Work" }).press("Enter");
		await panel.getByText("<b>for</b> work").waitFor();

		// Hidden and shown again, it is where it was.
		await page.getByRole("button", { name: "Files", exact: true }).click();
		await panel.waitFor({ state: "detached" });
		await page.getByRole("button", { name: "Tasks", exact: true }).click();
		await panel.getByText("Done: 1 <b>for</b> work").waitFor();
		await expect.poll(() => home.getAttribute("aria-expanded")).toBe("false");

		// An item of the status bar runs its command; the button above the text hears of it.
		await page.getByRole("button", { name: "Two tasks" }).click();
		await page.getByRole("button", { name: "Reset", exact: true }).waitFor();
		const button = page.getByRole("toolbar", { name: "Extensions" }).getByRole("button", { name: /Reset the tasks/ });
		await expect.poll(() => button.isDisabled()).toBe(true);

		// What cannot be drawn says so under the extension's name, in the room below.
		await runFromPalette(page, "View: Broken");
		const bottom = page.getByRole("region", { name: "Bottom panel" });
		await bottom.getByText('There is no component "Iframe"').waitFor();
		await bottom.getByText("Task Keeper", { exact: true }).waitFor();
		await page.emulateMedia({ colorScheme: "dark" });
		await expectAccessible(page, "panel, dark");
		await bottom.getByRole("button", { name: "Close the bottom panel" }).click();

		// On a phone a panel is a sheet.
		await page.setViewportSize({ width: 390, height: 800 });
		await page.getByRole("button", { name: "Choose a file" }).click();
		await page.getByRole("dialog").getByRole("button", { name: "Tasks", exact: true }).click();
		const sheet = page.getByRole("dialog", { name: "Tasks" });
		await sheet.getByRole("button", { name: "Do one" }).click();
		await sheet.getByText("Done: 1").waitFor();
		await expectAccessible(page, "panel, phone");
		expect(user.complaints).toEqual([]);
	});
});

async function install(page: Page, product: Product): Promise<void> {
	await page.goto(`${product.url}/extensions/trial.tasks`);
	await page.getByRole("button", { name: "Install" }).first().click();
	await page.getByText("is installed").first().waitFor();
	await page.goto(product.url);
	await page.locator("main").waitFor();
	await page.getByRole("button", { name: "Two tasks" }).waitFor();
}

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const manifest = {
		name: "tasks",
		displayName: "Task Keeper",
		requires: ["panels", "statusBar", "toolbar"],
		contributes: {
			commands: [{ id: "tasks.reset", title: "Reset" }],
			panels: [
				{ id: "tasks", title: "Tasks", icon: "list-checks" },
				{ id: "broken", title: "Broken", location: "bottom" },
			],
			statusBar: [{ id: "tasks", text: "Two tasks", command: "tasks.reset" }],
			toolbar: [{ command: "tasks.reset", icon: "undo-2", title: "Reset the tasks" }],
		},
	};
	await publishApproved(admin, manifest, CODE);
}
