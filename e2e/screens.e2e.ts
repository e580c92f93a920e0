import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, type Look, openPalette, type Person, person, signIn } from "./support/people.ts";
import { type Product, startProduct } from "./support/product.ts";

const LOOKS: readonly Look[] = [
	{ width: 390, theme: "light" },
	{ width: 390, theme: "dark" },
	{ width: 1440, theme: "light" },
	{ width: 1440, theme: "dark" },
];

/** Screens that anybody can see, each with what shows that it is drawn. */
const PUBLIC = [
	["/", "This is a place to write"],
	["/extensions", "Word Count"],
	["/extensions?q=nothing-is-called-so", "nothing-is-called-so"],
	["/extensions/annex.word-count", "Counts words"],
	["/extensions/nobody.nothing", "Marketplace"],
	["/my-extensions", "Nothing is installed yet"],
	["/developer", "Sign in to publish"],
	["/review", "Only moderators review"],
	["/sign-in", "Sign in"],
	["/sign-up", "Create an account"],
	["/no-such-page", "page"],
] as const;

describe.runIf(chromiumIsHere())("every screen", () => {
	let product: Product;
	let browser: Browser;
	beforeAll(async () => {
		[product, browser] = await Promise.all([startProduct(), launch()]);
	});
	afterAll(async () => {
		await browser?.close();
		await product?.[Symbol.asyncDispose]();
	});

	describe.each(LOOKS)("at $width pixels in the $theme theme", (look) => {
		test("is accessible, fits the width and breaks no policy, signed out", async () => {
			await using visitor = await person(browser, product, look);
			for (const [path, sign] of PUBLIC) {
				await visitor.visit(path);
				await visitor.page.getByText(sign).first().waitFor();
				await expectSound(visitor, path);
			}
			await visitor.visit("/extensions/annex.word-count");
			for (const tab of ["Permissions", "Versions", "Changelog"]) {
				await visitor.page.getByRole("tab", { name: tab }).click();
				await expectSound(visitor, tab);
			}
			await visitor.page.getByRole("button", { name: "Install" }).first().click();
			await visitor.page.getByRole("alertdialog").waitFor();
			await expectSound(visitor, "permission prompt");
			await visitor.page.getByRole("alertdialog").getByRole("button", { name: "Install" }).click();
			await visitor.page.getByText("is installed").first().waitFor();
			await visitor.visit("/");
			await openPalette(visitor.page, "word");
			await visitor.page.getByRole("option").first().waitFor();
			await expectSound(visitor, "palette");
			await visitor.visit("/my-extensions");
			await visitor.page.getByRole("button", { name: /Word Count/ }).click();
			await visitor.page.getByRole("dialog").waitFor();
			await expectSound(visitor, "my extensions, one opened");
			expect(visitor.complaints).toEqual([]);
		});

		test("is accessible, fits the width and breaks no policy, for an administrator", async () => {
			await using administrator = await person(browser, product, look);
			await signIn(administrator, product.admin, "/developer");
			await administrator.page.getByRole("heading", { name: "Publish" }).waitFor();
			await administrator.page.getByText("annex.word-count").first().waitFor();
			await expectSound(administrator, "developer");
			await administrator.page.getByRole("button", { name: "New token" }).click();
			await administrator.page.getByRole("dialog").waitFor();
			await expectSound(administrator, "new token");
			await administrator.visit("/review");
			await administrator.page.getByText("Nothing waits").waitFor();
			await expectSound(administrator, "review, empty");
			expect(administrator.complaints).toEqual([]);
		});
	});
});

/** Of the list of `npm run screenshots`, what the tests above do not reach. */
const FURTHER = [
	...["welcome", "files", "search", "preview", "panel", "prompt", "themes", "shortcuts", "extension-health"],
	...["my-extensions-settings", "statistics", "develop", "tools"],
];

describe.runIf(chromiumIsHere())("screens full of other people's work", () => {
	test("are accessible, fit both widths and break no policy, light and dark", { timeout: 900_000 }, async () => {
		const out = await mkdtemp(join(tmpdir(), "annex-screens-"));
		try {
			// Both widths and both themes; all four pairs are the command's own work.
			const options = ["--only", FURTHER.join(), "--look", "390-dark,1440-light", "--out", out];
			const { code, printed } = await run("tools/screenshots.ts", ...options);
			expect(printed).toContain("No faults");
			expect(code).toBe(0);
		} finally {
			await rm(out, { recursive: true, force: true });
		}
	});
});

async function run(...args: readonly string[]): Promise<{ code: number | null; printed: string }> {
	const root = new URL("..", import.meta.url).pathname;
	const child = spawn(process.execPath, ["-C", "annex-source", ...args], { cwd: root });
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
	const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
	return { code, printed };
}

/** No violation that axe can find, and nothing that a phone would have to scroll sideways for. */
async function expectSound(someone: Person, screen: string): Promise<void> {
	await expectAccessible(someone.page, screen);
	const overflow = await someone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(overflow, `${screen} is wider than the window`).toBeLessThanOrEqual(0);
}
