import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { annex } from "./support/command-line.ts";
import { expectAccessible, openPalette, person, runFromPalette, signIn, signUp } from "./support/people.ts";
import { eventually, startProduct } from "./support/product.ts";

/**
 * The product's main line once through, as three people would live it: an author, a moderator, and a user who never
 * signs in. Everything is real: the command line, the server, the browser, the sandbox.
 */
describe.runIf(chromiumIsHere())("the tour", () => {
	test("an extension goes from `annex create` to a stranger's workbench and out of it again", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		const folder = await mkdtemp(join(tmpdir(), "annex-author-"));

		// The author signs up in the workbench, chooses a publisher name and makes a token for the command line.
		await using author = await person(browser, product);
		await signUp(author, "ada");
		await author.page.getByLabel("Publisher name").fill("lovelace");
		await author.page.getByRole("button", { name: "Register" }).click();
		await author.page.getByRole("button", { name: "New token" }).click();
		await author.page.getByLabel("Name").fill("laptop");
		await author.page.getByRole("button", { name: "Create" }).click();
		const token = await author.page.getByRole("textbox", { name: "Token" }).inputValue();
		await author.page.getByRole("button", { name: "Done" }).click();
		await expectAccessible(author.page, "publish");

		// On the command line: create, package twice to the same bytes, publish.
		const inFolder = (cwd: string) => ({ cwd, home: folder });
		const created = await annex(
			["create", "greeter", "--publisher", "lovelace", "--display-name", "Greeter", "--registry", product.url],
			inFolder(folder),
		);
		expect(created.code, created.stderr).toBe(0);
		const project = inFolder(join(folder, "greeter"));
		const first = await annex(["package", "--json"], project);
		const second = await annex(["package", "--json"], project);
		expect(first.code, first.stderr).toBe(0);
		expect(second.stdout).toBe(first.stdout);
		expect((await readdir(project.cwd)).filter((name) => name.endsWith(".zip"))).toHaveLength(1);

		await annex(["login", "--registry", product.url, "--token-stdin"], { ...project, input: token });
		const published = await annex(["publish"], project);
		expect(published.code, published.stderr + published.stdout).toBe(0);
		const again = await annex(["publish", "--json"], project);
		expect(JSON.parse(again.stdout)).toMatchObject({ alreadyExisted: true });

		// Nobody can find it yet.
		await using user = await person(browser, product);
		await user.visit("/extensions?q=greeter");
		await user.page
			.getByText(/No extension|Nothing/)
			.first()
			.waitFor();
		await expectAccessible(user.page, "marketplace without a hit");

		// A moderator reads the evidence and approves by keyboard.
		await using moderator = await person(browser, product);
		await signIn(moderator, product.admin, "/review");
		await moderator.page.getByText("Greeter").first().waitFor();
		const decision = moderator.page.getByRole("complementary", { name: "Decision" });
		await eventually("j opens the first case", async () => {
			await moderator.page.keyboard.press("j");
			return decision.isVisible();
		});
		await expectAccessible(moderator.page, "review");
		await moderator.page.keyboard.press("a");
		await moderator.page.getByRole("dialog").getByRole("button", { name: "Publish" }).press("Enter");
		await moderator.page.getByText("is published").first().waitFor();

		// Search sees the approval.
		await eventually("search finds it", async () => {
			const answer = await fetch(`${product.url}/api/v1/extensions?q=greeter`);
			return ((await answer.json()) as { total: number }).total === 1;
		});

		// The user finds it, sees what it asks for, and installs it.
		await user.visit("/extensions?q=greeter");
		await expectAccessible(user.page, "marketplace");
		await user.page
			.getByRole("link", { name: /Greeter/ })
			.first()
			.click();
		await user.page.getByRole("button", { name: "Install" }).click();
		const prompt = user.page.getByRole("alertdialog");
		// A press that was meant for something else, as the prompt appears, decides nothing.
		await prompt.getByRole("button", { name: "Install" }).click({ force: true });
		await prompt.getByText("Save data of its own on this server").waitFor();
		await prompt.getByText("Remembers how often you were greeted").waitFor();
		await expectAccessible(user.page, "permission prompt");
		await user.page.keyboard.press("Escape");
		await prompt.waitFor();
		await prompt.getByRole("button", { name: "Install" }).click();
		await user.page.getByText("Greeter is installed").waitFor();
		await expectAccessible(user.page, "extension page");

		// It runs in its own process, behind its permissions.
		await user.visit("/");
		await expectAccessible(user.page, "editor");
		await runFromPalette(user.page, "Say Hello");
		await user.page.getByText("Hello! That makes 1.").waitFor();
		await runFromPalette(user.page, "Say Hello");
		await user.page.getByText("Hello! That makes 2.").waitFor();
		const frames = user.page.frames().filter((frame) => /\/\/[a-z0-9-]+\.sandbox\.localhost/.test(frame.url()));
		expect(frames.length).toBeGreaterThan(0);

		// A permission is taken back while it runs: the next call is refused, the extension goes on.
		await user.page.getByRole("link", { name: "My extensions" }).click();
		await user.page.getByRole("button", { name: /Greeter/ }).click();
		await user.page.getByText("Running").first().waitFor();
		await expectAccessible(user.page, "my extensions, one opened");
		await user.page.getByRole("switch", { name: "Save data of its own on this server" }).click();
		await user.page.keyboard.press("Escape");
		await runFromPalette(user.page, "Say Hello");
		await user.page.getByText("Hello!", { exact: true }).waitFor();

		// Disabled, its commands are gone; removed, so is everything else.
		await user.visit("/my-extensions");
		await user.page.getByRole("switch", { name: /Greeter/ }).click();
		await user.page.getByText("Off", { exact: true }).first().waitFor();
		await openPalette(user.page, "Say Hello");
		await expect.poll(() => user.page.getByRole("option", { name: "Say Hello" }).count()).toBe(0);
		await user.page.keyboard.press("Escape");
		await user.page.getByRole("button", { name: /Greeter/ }).click();
		await user.page.getByRole("button", { name: "Uninstall" }).click();
		await user.page.getByRole("dialog").last().getByRole("button", { name: "Uninstall" }).click();
		await user.page.getByText("Nothing is installed yet").waitFor();
		await expectAccessible(user.page, "my extensions, empty");

		for (const someone of [author, moderator, user]) expect(someone.complaints).toEqual([]);
		await rm(folder, { recursive: true, force: true });
	});
});
