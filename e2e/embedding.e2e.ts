import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegistryClient } from "@annex/registry-api";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { annex } from "./support/command-line.ts";
import { expectAccessible, person } from "./support/people.ts";
import { eventually, freePort, openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";
import { strangerWith } from "./support/stranger.ts";

describe.runIf(chromiumIsHere())("the packed host in somebody else's page", () => {
	let product: Product;
	let admin: RegistryClient;
	beforeAll(async () => {
		product = await startProduct();
		admin = await openClient(product, product.admin);
		await admin.developer.register("trial");
		await publishGreeter(admin);
	});
	afterAll(async () => product?.[Symbol.asyncDispose]());

	test("a page of fifty lines lists, installs with the question, runs, revokes and uninstalls", async () => {
		const port = await freePort();
		const origin = `http://localhost:${port}`;
		await admin.apps.save("plain-page", {
			name: "Plain page",
			allowedOrigins: [origin],
			capabilities: ["commands", "ui", "storage"],
			visitors: true,
		});
		await using stranger = await strangerWith("plain-page", product);
		await stranger.start({}, port);
		await using browser = await launch();
		await using user = await person(browser, product, { width: 390, theme: "dark" });
		const { page } = user;
		const response = await page.goto(origin);
		await expectPolicyOfGuide(response?.headers()["content-security-policy"] ?? "", product);
		await expectAccessible(page, "the plain page");

		await page.getByRole("button", { name: "Install Greeter" }).click();
		const question = page.getByRole("dialog", { name: "Install Greeter?" });
		await question.getByText("Save data of its own on this server").waitFor();
		await question.getByText("The author says: “Counts how often it greeted”").waitFor();
		await expectAccessible(page, "the question about permissions");
		await question.getByRole("button", { name: "Not now" }).press("Escape");
		await question.getByRole("button", { name: "Install" }).click();

		await page.getByRole("button", { name: "Greet", exact: true }).click();
		await page.getByRole("status").getByText("Hello for the 1st time").waitFor();
		await page.getByRole("button", { name: "Ask for a name" }).click();
		await page.getByRole("dialog", { name: "Who is it?" }).getByRole("textbox").fill("Ada");
		await page.getByRole("dialog", { name: "Who is it?" }).getByRole("button", { name: "OK" }).click();
		await page.getByRole("status").getByText("Hello, Ada").waitFor();
		await expectAccessible(page, "messages of an extension");
		expect(await frameOrigins(page)).toEqual([
			expect.stringMatching(/^http:\/\/[0-9a-f]{32}\.sandbox\.localhost:\d+$/),
		]);

		// Another visit of the same browser is the same visitor.
		await page.reload();
		await page.getByRole("button", { name: "Revoke storage" }).click();
		await page.getByRole("button", { name: "Revoke storage" }).waitFor({ state: "detached" });
		await page.getByRole("button", { name: "Greet", exact: true }).click();
		await page.getByText('needs the permission "storage"').waitFor();
		await page.getByRole("button", { name: "Uninstall Greeter" }).click();
		await page.getByRole("button", { name: "Install Greeter" }).waitFor();
		expect(user.complaints).toEqual([]);
	});

	test("a React app lends its own capability to extensions of its own users, and to no other app", async () => {
		const port = await freePort();
		const origin = `http://localhost:${port}`;
		await admin.apps.save("board", {
			name: "Board",
			allowedOrigins: [origin],
			capabilities: ["commands", "ui", "storage", "board", "panels", "panels.board.side"],
			permissions: {
				"board.read": { can: "Read the cards on your board", risk: "low" },
				"board.write": { can: "Add cards to your board", risk: "medium" },
			},
		});
		const { secret } = await admin.apps.createSecret("board");
		await publishStandUp(admin);
		await using stranger = await strangerWith("react-app", product);
		await stranger.run("build");
		await stranger.start({ ANNEX_APP_SECRET: secret }, port);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		const response = await page.goto(origin);
		await expectPolicyOfGuide(response?.headers()["content-security-policy"] ?? "", product);
		await page.getByLabel("Signed in as").selectOption("ada");

		await page.getByRole("button", { name: "Install Stand-up" }).click();
		const question = page.getByRole("dialog", { name: "Install Stand-up?" });
		await question.getByText("Add cards to your board").waitFor();
		await question.getByText("The author says: “Adds the cards”").waitFor();
		await expectAccessible(page, "the question in the app's words");
		await question.getByRole("button", { name: "Install" }).click();

		// In the app's own slot, drawn by the app.
		const slot = page.getByRole("region", { name: "Progress" });
		await slot.getByText("0 of 1 cards are done").waitFor();

		await page.getByRole("button", { name: "Tell me what is open" }).click();
		await page.getByRole("button", { name: "Begin the stand-up" }).click();
		const cards = page.getByRole("region", { name: "Cards" });
		await cards.getByText("What is in my way?").waitFor();
		await cards.getByText("by Stand-up").first().waitFor();
		await page.getByRole("status").getByText("4 cards are open.").waitFor();
		await slot.getByText("0 of 4 cards are done").waitFor();

		await page.getByRole("complementary").getByLabel("Add cards to your board").uncheck();
		await cards.getByRole("checkbox").first().check();
		await page.getByRole("status").getByText("3 cards are open.").waitFor();
		await page.getByRole("complementary").getByLabel("Read the cards on your board").uncheck();
		await page.getByRole("button", { name: "Begin the stand-up" }).click();
		await page.getByRole("alert").getByText('needs the permission "board.read"').waitFor();
		await expectAccessible(page, "the React app");

		// Somebody else of the same app has their own.
		await page.getByLabel("Signed in as").selectOption("grace");
		await page.getByRole("button", { name: "Install Stand-up" }).waitFor();
		await page.getByLabel("Signed in as").selectOption("ada");
		await page.getByRole("button", { name: "Uninstall Stand-up" }).waitFor();
		expect(user.complaints).toEqual([]);

		await user.visit("/extensions/trial.standup");
		await page.getByRole("button", { name: "Install" }).first().click();
		await page.getByRole("alertdialog").getByRole("button", { name: "Install" }).click();
		await page.getByText('needs "board", which Workbench does not offer').first().waitFor();
	});

	test("a page that draws nothing itself shows lists, questions, progress and output, all by keyboard", async () => {
		await publishShower(admin);
		const port = await freePort();
		await admin.apps.save("plain-page", {
			name: "Plain page",
			allowedOrigins: [`http://localhost:${port}`],
			capabilities: ["commands", "ui"],
			visitors: true,
		});
		await using stranger = await strangerWith("plain-page", product);
		await using browser = await launch();
		await using user = await person(browser, product, { width: 1440, theme: "light" });
		const { page } = user;
		await page.goto(await stranger.start({}, port));
		// It asks for nothing, so nothing is asked.
		await page.getByRole("button", { name: "Install Shower" }).press("Enter");
		const said = page.getByRole("status");

		await page.getByRole("button", { name: "Show a list" }).press("Enter");
		const list = page.getByRole("dialog", { name: "Which fruit?" });
		await listening(list);
		await expectAccessible(page, "a list to choose from");
		await list.getByRole("combobox").fill("p");
		await list.getByRole("combobox").press("ArrowDown");
		await list.getByRole("combobox").press("Enter");
		await said.getByText("Chosen: Pears").waitFor();

		await page.getByRole("button", { name: "Show a question" }).press("Enter");
		const question = page.getByRole("dialog", { name: "Delete the draft?" });
		await listening(question);
		await expectAccessible(page, "a question");
		await question.getByRole("button", { name: "Keep" }).press("Escape");
		await said.getByText("Deleted: false").waitFor();

		await page.getByRole("button", { name: "Show progress" }).press("Enter");
		await said.getByText("Uploading: half of it").waitFor();
		expect(await page.getByRole("progressbar", { name: "Uploading" }).getAttribute("value")).toBe("0.5");
		await expectAccessible(page, "progress");
		await page.getByRole("button", { name: "Cancel" }).press("Enter");
		await said.getByText("Cancelled").waitFor();

		await page.getByRole("button", { name: "Show output" }).press("Enter");
		await page.getByRole("button", { name: "Open" }).press("Enter");
		const output = page.getByRole("dialog", { name: "Output" });
		await output.getByText("a line to read").waitFor();
		await listening(output);
		await output.getByRole("button", { name: "Close" }).press("Enter");
		await output.waitFor({ state: "detached" });
		expect(user.complaints).toEqual([]);
	});

	test("a page whose origin is not the app's gets neither answers nor frames", async () => {
		const port = await freePort();
		await using stranger = await strangerWith("plain-page", product);
		const elsewhere = await stranger.start({}, port);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		const refused: string[] = [];
		page.on("console", (message) => refused.push(message.text()));
		await page.goto(elsewhere);
		await expect.poll(() => refused.join("\n")).toContain("Access-Control-Allow-Origin");
		const frame = await fetch(`${product.url}/sandbox-frame?app=plain-page`);
		expect(frame.headers.get("content-security-policy")).not.toContain(elsewhere);
	});

	test("a question hears nothing in its first moment, so that no click meant for the page answers it", async () => {
		const port = await freePort();
		await admin.apps.save("plain-page", {
			name: "Plain page",
			allowedOrigins: [`http://localhost:${port}`],
			capabilities: ["commands", "ui", "storage"],
			visitors: true,
		});
		await using stranger = await strangerWith("plain-page", product);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;
		await page.goto(await stranger.start({}, port));
		await page.getByRole("button", { name: "Install Greeter" }).waitFor();
		const answered = await page.evaluate(async () => {
			const install = [...document.querySelectorAll("button")].find((one) => one.textContent === "Install Greeter");
			install?.click();
			const dialog = await new Promise<Element>((resolve) => {
				const look = () => {
					const found = document.querySelector("annex-host")?.shadowRoot?.querySelector("dialog[open]");
					if (found) resolve(found);
					else requestAnimationFrame(look);
				};
				look();
			});
			for (const button of dialog.querySelectorAll<HTMLButtonElement>(".foot button")) button.click();
			dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
			return !dialog.isConnected;
		});
		expect(answered).toBe(false);
		const question = page.getByRole("dialog", { name: "Install Greeter?" });
		await question.getByRole("button", { name: "Not now" }).click();
		await question.waitFor({ state: "detached" });
		await page.getByRole("button", { name: "Install Greeter" }).waitFor();
	});
});

/** A dialog of the host hears nothing in its first moment. */
async function listening(dialog: Locator): Promise<void> {
	await dialog.locator(".foot button:not([aria-disabled])").first().waitFor();
}

async function frameOrigins(page: Page): Promise<string[]> {
	const frames = await page.locator("iframe").all();
	const sources = await Promise.all(frames.map((frame) => frame.getAttribute("src")));
	return [...new Set(sources.map((source) => new URL(source ?? "").origin))].slice(0, 1);
}

/** The page is served with the very policy that the guide prints. */
async function expectPolicyOfGuide(served: string, product: Product): Promise<void> {
	const guide = await readFile(new URL("../docs/guides/embed.md", import.meta.url), "utf8");
	const printed = /```csp\n([^`]+)```/.exec(guide)?.[1] ?? "";
	const filled = printed
		.replaceAll("https://*.sandbox.example.net", product.url.replace("://", "://*.sandbox."))
		.replaceAll("https://registry.example.com", product.url)
		.trim()
		.split(/;\s*/);
	const asPrinted = served.includes("'nonce-")
		? served
		: served.replace("script-src 'self'", "script-src 'self' 'nonce-…'");
	expect(asPrinted.replace(/'nonce-[^']+'/, "'nonce-…'").split(/;\s*/)).toEqual(filled.filter(Boolean));
}

/** Built by the packed command line from the example's own folder, as its author would. */
async function publishStandUp(admin: RegistryClient): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), "annex-stand-up-"));
	const file = join(folder, "package.zip");
	const cwd = new URL("../examples/board-extension", import.meta.url).pathname;
	const packaged = await annex(["package", "--out", file], { cwd, home: folder });
	expect(packaged.code, packaged.stderr).toBe(0);
	await admin.developer.publish(await readFile(file));
	await rm(folder, { recursive: true });
	const scanned = async () => (await admin.developer.version("trial.standup", "1.0.0")).status === "pending";
	await eventually("the scan", scanned);
	await admin.admin.approve("trial.standup", "1.0.0");
}

async function publishGreeter(admin: RegistryClient): Promise<void> {
	const manifest = {
		name: "greeter",
		displayName: "Greeter",
		description: "Greets, and counts how often.",
		permissions: [{ storage: true, reason: "Counts how often it greeted" }],
		contributes: {
			commands: [
				{ id: "greeter.greet", title: "Greet" },
				{ id: "greeter.ask", title: "Ask for a name" },
			],
		},
	};
	const code = `
		export async function activate(api) {
			await api.commands.register("greeter.greet", async () => {
				const times = ((await api.storage.get("times")) ?? 0) + 1;
				await api.storage.set("times", times);
				void api.ui.showNotification("Hello for the " + times + "st time");
			});
			await api.commands.register("greeter.ask", async () => {
				const name = await api.ui.showInputBox({ title: "Who is it?" });
				if (name) void api.ui.showNotification("Hello, " + name);
			});
		}`;
	await publishApproved(admin, manifest, code);
}

async function publishShower(admin: RegistryClient): Promise<void> {
	const titles = { list: "Show a list", question: "Show a question", progress: "Show progress", output: "Show output" };
	const commands = Object.entries(titles).map(([id, title]) => ({ id: `shower.${id}`, title }));
	const code = `
		export async function activate({ ui, commands }) {
			const say = (words) => void ui.showNotification(words);
			const fruit = [{ label: "Figs" }, { label: "Apples", detail: "Red" }, { label: "Pears" }];
			const run = {
				list: async () => say("Chosen: " + (await ui.showQuickPick(fruit, { title: "Which fruit?" }))?.label),
				question: async () => say("Deleted: " + (await ui.showModal({ title: "Delete the draft?", cancelLabel: "Keep" }))),
				progress: () => ui.withProgress({ title: "Uploading", cancellable: true }, (report, signal) => new Promise((resolve) => {
					report({ message: "half of it", percent: 50 });
					signal.addEventListener("abort", () => resolve(say("Cancelled")));
				})),
				output: async () => {
					await ui.output.append("a line to read");
					await ui.output.show();
				},
			};
			// Whoever presses a button does not wait for what follows from it.
			for (const [id, show] of Object.entries(run)) await commands.register("shower." + id, () => void show());
		}`;
	await publishApproved(admin, { name: "shower", displayName: "Shower", contributes: { commands } }, code);
}
