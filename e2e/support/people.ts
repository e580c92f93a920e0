import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Product } from "./product.ts";

/** Somebody with a browser of their own. */
export interface Person extends AsyncDisposable {
	readonly page: Page;
	/** Opens a screen of the workbench and checks it for accessibility once it is drawn. */
	visit(path: string): Promise<void>;
	/** What a browser complained about: uncaught errors and refused policies. Empty in a healthy page. */
	readonly complaints: readonly string[];
}

let people = 0;

export interface Look {
	readonly width: number;
	readonly theme: "light" | "dark";
}

export async function person(
	browser: Browser,
	product: Product,
	look: Look = { width: 1280, theme: "light" },
): Promise<Person> {
	const context = await browser.newContext({
		viewport: { width: look.width, height: 800 },
		colorScheme: look.theme,
		reducedMotion: "reduce",
	});
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => {
		if (message.type() === "error" && /Content Security Policy|Trusted/.test(message.text())) {
			complaints.push(message.text());
		}
	});
	return {
		page,
		complaints,
		async visit(path) {
			await page.goto(product.url + path);
			await page.locator("main").waitFor();
		},
		async [Symbol.asyncDispose]() {
			// For whoever looks into a failure: what each person saw last.
			const folder = process.env["ANNEX_E2E_SCREENSHOTS"];
			if (folder) await page.screenshot({ path: `${folder}/${++people}.png` });
			await context.close();
		},
	};
}

/** Fails with the list of violations when axe finds any on what is shown now. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map((one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.target).join("; ")})`);
	expect(found, screen).toEqual([]);
}

export async function signUp(someone: Person, name: string): Promise<void> {
	const { page } = someone;
	await someone.visit("/sign-up?next=/developer");
	await page.getByLabel("Username").fill(name);
	await page.getByLabel("E-mail").fill(`${name}@example.com`);
	await page.getByLabel("Password").fill("four unusual words here");
	await page.getByRole("button", { name: "Create account" }).click();
}

export async function signIn(someone: Person, who: { login: string; password: string }, next: string): Promise<void> {
	const { page } = someone;
	await someone.visit(`/sign-in?next=${next}`);
	await page.getByLabel(/Username or e-mail/i).fill(who.login);
	await page.getByLabel("Password").fill(who.password);
	await page.getByRole("button", { name: "Sign in" }).click();
}

/** Answers the host's question with a button of it, as soon as it listens, and waits until it is gone. */
export async function answerPrompt(page: Page, answer: string): Promise<void> {
	const prompt = page.getByRole("alertdialog");
	await prompt.getByRole("button", { name: answer, disabled: false }).click();
	await prompt.waitFor({ state: "detached" });
}

/** Runs a command by its title from the palette, with the keyboard alone. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
	await chooseInPalette(page, title);
	await page.getByRole("combobox", { name: "Commands" }).waitFor({ state: "detached" });
}

/** As `runFromPalette`, for a command that puts another list in the palette's place: there is nothing to see go. */
export async function chooseInPalette(page: Page, title: string): Promise<void> {
	const words = await openPalette(page, title);
	// An extension that starts or is swapped brings and takes its commands: Enter is for the one that is marked.
	await page.getByRole("option", { name: title, selected: true }).waitFor();
	await words.press("Enter");
}

export async function openPalette(page: Page, query: string): Promise<Locator> {
	await page.keyboard.press("Control+k");
	const words = page.getByRole("combobox", { name: "Commands" });
	await words.fill(query);
	return words;
}
