import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { chooseInPalette, expectAccessible, openPalette, person, runFromPalette } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const CODE = `
	export async function activate(api) {
		await api.commands.register("ask", async () => {
			const item = await api.ui.showQuickPick(
				[{ label: "Apple", detail: "sour", price: 2 }, { label: "<b>Pear</b>", price: 3 }], { title: "Which fruit?" });
			const name = item && (await api.ui.showInputBox({ title: "For whom?", value: "Ada", hint: "A name." }));
			await api.ui.output.append(item ? item.label + " at " + item.price + " for " + name : "nothing");
			await api.ui.output.show();
		});
		await api.commands.register("work", () =>
			api.ui.withProgress({ title: "Counting", cancellable: true }, (report, signal) => {
				report({ message: "half way", percent: 50 });
				return new Promise((resolve) => signal.addEventListener("abort", () => {
					void api.ui.showNotification("Stopped counting");
					resolve(null);
				}));
			}));
	}`;

describe.runIf(chromiumIsHere())("what an extension shows", () => {
	test("a choice, a text, progress and output are drawn by the app, signed, and work by keyboard", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await user.visit("/extensions/trial.asker");
		await page.getByRole("button", { name: "Install" }).first().click();
		await page.getByText("is installed").first().waitFor();

		const dialog = page.getByRole("dialog", { name: "Which fruit?" });
		// What comes in the place of the palette is a list, too: waiting for a list to go would wait for ever.
		const choose = (title: string) => chooseInPalette(page, title);
		await choose("Ask Me");
		await dialog.getByText("Asked by Asker").waitFor();
		await dialog.getByText("<b>Pear</b>").waitFor();
		await expectAccessible(page, "quick pick");
		await page.keyboard.type("app");
		await page.keyboard.press("Enter");
		const box = page.getByRole("dialog", { name: "For whom?" });
		await box.getByText("Asked by Asker").waitFor();
		await expectAccessible(page, "input box");
		await box.getByRole("textbox").fill("Grace");
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "Open" }).click();
		const output = page.getByRole("dialog", { name: "Output" });
		await output.getByText("Apple at 2 for Grace").waitFor();
		await expectAccessible(page, "output");
		await page.keyboard.press("Escape");
		await output.waitFor({ state: "detached" });

		// Escape is an answer too.
		await choose("Ask Me");
		await dialog.waitFor();
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
		await choose("Show output");
		await output.getByText("nothing").waitFor();
		await page.keyboard.press("Escape");
		await output.waitFor({ state: "detached" });

		await runFromPalette(page, "Count Slowly");
		await page.getByText("Counting: half way").waitFor();
		await expect.poll(() => page.getByRole("progressbar").getAttribute("value")).toBe("50");
		await expectAccessible(page, "progress");
		await page.getByRole("button", { name: "Cancel" }).click();
		await page.getByText("Stopped counting").waitFor();
		// A toast, however urgent, holds nothing up.
		await openPalette(page, "Count");
		await page.keyboard.press("Escape");
		await page.setViewportSize({ width: 390, height: 800 });
		await page.emulateMedia({ colorScheme: "dark" });
		await page.getByText("Stopped counting").waitFor({ state: "detached" });
		expect(user.complaints).toEqual([]);
	});
});

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const manifest = {
		name: "asker",
		displayName: "Asker",
		description: "Asks and counts.",
		requires: ["commands", "ui"],
		activationEvents: ["onCommand:ask", "onCommand:work"],
		contributes: {
			commands: [
				{ id: "ask", title: "Ask Me" },
				{ id: "work", title: "Count Slowly" },
			],
		},
	};
	await publishApproved(admin, manifest, CODE);
}
