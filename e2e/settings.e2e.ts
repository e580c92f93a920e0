import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, type Look, person } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const CODE = `
	export function activate(api) {
		api.settings.onDidChange((changes) => {
			for (const [key, value] of changes) void api.ui.showNotification("Now " + key + " is " + value);
		});
		void api.ui.showNotification("It began with " + api.settings.get("goal"));
	}`;

const SETTINGS = [
	{ key: "loud", type: "boolean", default: false, title: "Say it aloud", description: "For those who look away." },
	{ key: "goal", type: "number", default: 500, min: 0, max: 9_000, title: "Words a day" },
	{
		key: "unit",
		type: "enum",
		default: "words",
		title: "Unit",
		options: [{ value: "words", label: "Words" }, { value: "letters" }],
	},
	{ key: "at", type: "string", default: "08:00", pattern: "\\d{2}:\\d{2}", title: "Remind me at" },
	{ key: "notes", type: "string", default: "", multiline: true, max: 200, title: "Notes" },
];

const PHONE: Look = { width: 390, theme: "dark" };

describe.runIf(chromiumIsHere())("settings", () => {
	test("what a person sets in the form reaches the running extension at once, and is there after a reload", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;

		await user.visit("/extensions/trial.goal");
		await page.getByRole("button", { name: "Install" }).first().click();
		await page.getByText("is installed").first().waitFor();
		await page.getByText("It began with 500").waitFor();

		await user.visit("/my-extensions?id=trial.goal");
		const form = page.getByRole("region", { name: "Settings" });
		const goal = form.getByLabel("Words a day", { exact: true });
		await goal.fill("750");
		await page.getByText("Now goal is 750").waitFor();

		// What does not fit is said and goes nowhere.
		await goal.fill("9001");
		await form.getByText("Use at most 9000.").waitFor();
		expect(await goal.getAttribute("aria-invalid")).toBe("true");
		await goal.fill("751");
		await page.getByText("Now goal is 751").waitFor();
		await form.getByLabel("Remind me at", { exact: true }).fill("8 o'clock");
		await form.getByText("Write it so that it matches").waitFor();
		await form.getByLabel("Remind me at", { exact: true }).fill("09:30");
		await page.getByText("Now at is 09:30").waitFor();

		// By keyboard alone: the switch, the choice, and back to the default.
		await form.getByRole("switch", { name: "Say it aloud" }).focus();
		await page.keyboard.press("Space");
		await page.getByText("Now loud is true").waitFor();
		await form.getByLabel("Unit", { exact: true }).selectOption({ label: "letters" });
		await page.getByText("Now unit is letters").waitFor();
		await expectAccessible(page, "settings, changed");
		await form.getByRole("button", { name: "Reset Words a day" }).focus();
		await page.keyboard.press("Enter");
		await expect.poll(() => goal.inputValue()).toBe("500");
		expect(await goal.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
		await goal.fill("42");
		await goal.press("Enter");
		await page.getByText("Now goal is 42").waitFor();

		await user.visit("/my-extensions?id=trial.goal");
		await page.getByText("It began with 42").waitFor();
		expect(await form.getByLabel("Unit", { exact: true }).inputValue()).toBe("letters");
		expect(await form.getByLabel("Remind me at", { exact: true }).inputValue()).toBe("09:30");

		// On a phone, in the dark.
		await page.setViewportSize({ width: PHONE.width, height: 800 });
		await page.emulateMedia({ colorScheme: PHONE.theme });
		await form.getByLabel("Notes", { exact: true }).fill("one\ntwo");
		await page.getByText("Now notes is one").waitFor();
		await expectAccessible(page, "settings on a phone");
		const wide = await page.evaluate(() => globalThis.document.documentElement.scrollWidth > globalThis.innerWidth);
		expect(wide).toBe(false);
		expect(user.complaints).toEqual([]);
	});
});

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const manifest = {
		name: "goal",
		displayName: "Goal",
		description: "Has something to set.",
		requires: ["settings", "ui"],
		activationEvents: ["onStartup"],
		contributes: { settings: SETTINGS },
	};
	await publishApproved(admin, manifest, CODE);
}
