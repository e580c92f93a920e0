import type { RegistryClient } from "@annex/registry-api";
import { buildZip } from "@annex/testkit";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { eventually, openClient, startProduct } from "./support/product.ts";

const ID = "trial.clock";
const says = (text: string) => `export async function activate(api) {
	await api.commands.register("clock.say", () => api.ui.showNotification("${text}"));
}`;

async function publish(admin: RegistryClient, version: string, code: string, more: object = {}): Promise<void> {
	const manifest = {
		publisher: "trial",
		name: "clock",
		version,
		displayName: "Clock",
		description: "Says which version it is.",
		category: "other",
		license: "MIT",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		activationEvents: ["onStartup"],
		contributes: { commands: [{ id: "clock.say", title: "Say The Version" }] },
		...more,
	};
	await admin.developer.publish(
		buildZip({
			"manifest.json": JSON.stringify(manifest),
			"extension.js": code,
			"README.md": "# Clock",
			"CHANGELOG.md": "# Changelog\n\n## 1.1.0\n\n- Reads documents\n\n## 1.0.0\n\n- First\n",
		}),
	);
	await eventually("the scan", async () => (await admin.developer.version(ID, version)).status === "pending");
	await admin.admin.approve(ID, version);
}

const kept = (page: Page) =>
	page.evaluate(async () => {
		const bundles = await (await caches.open("annex-bundles")).keys();
		const state = await (await caches.open("annex-host")).keys();
		const text = state[0] ? await (await caches.open("annex-host")).match(state[0]).then((one) => one?.text()) : "";
		return { bundles: bundles.length, text: text ?? "" };
	});

describe.runIf(chromiumIsHere())("updates", () => {
	test("an update asks for what grew, a broken one is taken back, and all runs on without the registry", async () => {
		const product = await startProduct();
		await using browser = await launch();
		try {
			const admin = await openClient(product, product.admin);
			await admin.developer.register("trial");
			await publish(admin, "1.0.0", says("I am 1.0.0"));
			await using user = await person(browser, product);
			const { page } = user;
			await user.visit(`/extensions/${ID}`);
			await page.getByRole("button", { name: "Install" }).click();
			await page.getByText("Clock is installed").waitFor();

			// 1.1.0 asks for more: found by a check, shown, and asked.
			await publish(admin, "1.1.0", says("I am 1.1.0"), { permissions: ["data.read"] });
			await user.visit("/my-extensions");
			await page.getByText("New: Read your documents and what you have selected").waitFor();
			await page.getByText("What changed").click();
			await page.getByText("Reads documents").waitFor();
			await expectAccessible(page, "my extensions with an update");
			await page.getByRole("button", { name: "Update Clock" }).click();
			const prompt = page.getByRole("alertdialog");
			await prompt.getByText("New", { exact: true }).waitFor();
			await expect
				.poll(() => prompt.getByRole("button", { name: "Update" }).getAttribute("aria-disabled"))
				.toBe("false");
			await prompt.getByRole("button", { name: "Update" }).click();
			await page.getByText("Clock is now 1.1.0.").waitFor();
			await runFromPalette(page, "Say The Version");
			await page.getByText("I am 1.1.0").first().waitFor();

			// 1.2.0 throws when it starts: 1.1.0 comes back by itself, it is said, and it is not offered again.
			await publish(admin, "1.2.0", 'export function activate() { throw new Error("broken"); }', {
				permissions: ["data.read"],
			});
			await page.getByRole("button", { name: "Check now" }).click();
			await page.getByRole("button", { name: "Update Clock" }).click();
			await page.getByText("1.2.0 failed, so Clock 1.1.0 is back.").waitFor();
			await page.getByText("1.2.0 failed and was taken back").waitFor();
			await page.getByRole("button", { name: "Check now" }).click();
			await page.getByText("Everything is as new as it gets here.").waitFor();
			const { errors } = await admin.admin.reviewDetail(ID, "1.2.0");
			expect(errors.map(({ kind }) => kind).sort()).toEqual(["activation", "rollback"]);
			await page.getByRole("button", { name: "Clock", exact: true }).click();
			await page.getByText("Version 1.2.0 failed, so 1.1.0 is back.").waitFor();
			await page.getByText("Failed here").waitFor();
			await expectAccessible(page, "an extension whose update was taken back");

			// By hand to an older one: it stays there. Another tab follows at once.
			const other = await page.context().newPage();
			await other.goto(`${product.url}/my-extensions`);
			await other.getByText("trial · 1.1.0").waitFor();
			await page.getByRole("button", { name: "Use this version: 1.0.0" }).click();
			await page.getByText("Clock is now 1.0.0.").waitFor();
			await other.getByText("trial · 1.0.0 · stays there").waitFor();
			await other.close();
			await page.keyboard.press("Escape");
			await page.getByRole("dialog", { name: "Clock trial.clock" }).waitFor({ state: "detached" });

			// Without the registry: ended and started anew, it runs from what is kept here.
			await expect.poll(async () => (await kept(page)).bundles).toBe(1);
			await page.context().setOffline(true);
			const clock = page.getByRole("switch", { name: "Clock is on" });
			await clock.click();
			await page.getByText("not saved yet").waitFor();
			await clock.click();
			await page.getByText("Running", { exact: true }).waitFor();
			await runFromPalette(page, "Say The Version");
			await page.getByText("I am 1.0.0").first().waitFor();
			await page.context().setOffline(false);
			await page.evaluate(() => window.dispatchEvent(new Event("focus")));
			await page.getByText("not saved yet").waitFor({ state: "detached" });

			// Uninstalled, nothing of it is left in the browser.
			await page.getByRole("button", { name: "Clock", exact: true }).click();
			await page.getByRole("button", { name: "Uninstall" }).click();
			await page.getByRole("dialog").last().getByRole("button", { name: "Uninstall" }).click();
			await page.getByText("Nothing is installed yet").waitFor();
			await expect.poll(() => kept(page)).toMatchObject({ bundles: 0, text: expect.not.stringContaining(ID) });
			expect(user.complaints).toEqual([]);
		} finally {
			await product[Symbol.asyncDispose]();
		}
	});
});
