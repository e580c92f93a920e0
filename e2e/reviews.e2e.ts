import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { answerPrompt, expectAccessible, person, signIn, signUp } from "./support/people.ts";
import { eventually, startProduct } from "./support/product.ts";

const ID = "annex.word-count";

/** Somebody installs, rates, changes his mind and reports; the moderator and the author see what came of it. */
describe.runIf(chromiumIsHere())("reviews and figures", () => {
	test("a rating goes from a user to everybody's lists and to its author's figures, a report to the desk", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		await using user = await person(browser, product, { width: 390, theme: "light" });
		const { page } = user;

		// Who has not installed it is told what is missing.
		await signUp(user, "ben");
		await page.getByLabel("Publisher name").waitFor();
		await user.visit(`/extensions/${ID}?tab=reviews`);
		await page.getByText("Install it and try it out").waitFor();
		await expectAccessible(page, "reviews before installing, 390");
		await page.getByRole("button", { name: "Install" }).click();
		await answerPrompt(page, "Install");
		await page.getByText("Word Count is installed").waitFor();

		// Rated by keyboard alone: no star is asked for, then four.
		await page.getByRole("button", { name: "Write a review" }).press("Enter");
		await page.getByRole("button", { name: "Publish" }).press("Enter");
		await page.getByText("Choose one to five stars.").waitFor();
		await page.getByRole("radio", { name: /^5 stars/ }).focus();
		await page.keyboard.press("Space");
		await page.keyboard.press("ArrowLeft");
		await page.getByLabel("Title").fill("Counts <b>well</b> \u202Eti");
		await page.getByLabel("What others should know").fill("<script>alert(1)</script>");
		await expectAccessible(page, "review form, 390");
		await page.getByRole("button", { name: "Publish" }).press("Enter");
		const reviews = page.getByRole("region", { name: "Reviews" });
		await reviews.getByRole("img", { name: "4.0 of 5 stars" }).waitFor();
		await reviews.getByText("Counts <b>well</b> \ufffdti").waitFor();
		await reviews.getByText("<script>alert(1)</script>").waitFor();
		await expectAccessible(page, "reviews, 390");

		// Changed, deleted, and brought back.
		await reviews.getByRole("button", { name: "Edit" }).press("Enter");
		await page.getByRole("radio", { name: /^5 stars/ }).check();
		await page.getByRole("button", { name: "Save" }).press("Enter");
		await reviews.getByRole("img", { name: "5.0 of 5 stars" }).waitFor();
		await reviews.getByRole("button", { name: "Delete" }).press("Enter");
		await page.getByText("Nobody has reviewed it yet").waitFor();
		await page.getByRole("button", { name: "Undo" }).press("Enter");
		await reviews.getByRole("img", { name: "5.0 of 5 stars" }).waitFor();

		// Reported to the moderators.
		await page.getByRole("button", { name: "Report a problem" }).click();
		const dialog = page.getByRole("dialog", { name: "Report this extension" });
		await dialog.getByLabel("What is wrong").selectOption("privacy");
		await dialog.getByRole("button", { name: "Send report" }).click();
		await dialog.getByText("Say in a sentence what is wrong.").waitFor();
		await dialog.getByLabel("What happened").fill("It counts what I did not write.");
		await expectAccessible(page, "report, 390");
		await dialog.getByRole("button", { name: "Send report" }).click();
		await page.getByText("The moderators have your report.").waitFor();

		// Everybody finds the best rated first.
		await using stranger = await person(browser, product, { width: 1440, theme: "dark" });
		await stranger.visit("/extensions?sort=popular");
		await stranger.page.getByLabel("Sort by").selectOption("rating");
		await expect.poll(() => stranger.page.getByRole("article").first().textContent()).toContain("Word Count");
		await stranger.page.getByText("5.0").first().waitFor();
		expect(stranger.page.url()).toContain("sort=rating");
		await stranger.page.getByLabel("Sort by").selectOption("trending");
		await expect.poll(() => stranger.page.getByRole("article").first().textContent()).toContain("Word Count");
		await expectAccessible(stranger.page, "marketplace, trending, 1440");
		await stranger.visit(`/extensions/${ID}?tab=reviews`);
		await stranger.page.getByRole("link", { name: "Sign in to review" }).waitFor();
		await expectAccessible(stranger.page, "reviews to a stranger, 1440");

		// The administrator moderates, and belongs to the publisher of what was rated.
		await using admin = await person(browser, product, { width: 1440, theme: "light" });
		await signIn(admin, product.admin, "/review?desk=reports");
		await admin.page.getByText("It counts what I did not write.").waitFor();
		await expectAccessible(admin.page, "reports, 1440");
		await admin.page.getByRole("button", { name: "Close…" }).click();
		await admin.page.getByLabel("What came of it").fill("It counts the document, as it says.");
		await admin.page.getByRole("button", { name: "Close report" }).click();
		await admin.page.getByText("No reports wait").waitFor();

		await eventually("the figures are down", async () => {
			await admin.visit(`/developer/${ID}`);
			await admin.page.getByRole("heading", { name: "Word Count" }).waitFor();
			return (await admin.page.getByText("1 more than last week").count()) > 0;
		});
		await admin.page.getByRole("img", { name: /^Installs: 1 in 90 days, most on .* with 1\.$/ }).waitFor();
		await admin.page.getByRole("img", { name: /^Downloads: \d+ in 90 days/ }).waitFor();
		await expectAccessible(admin.page, "figures, 1440");
		const installs = admin.page.getByRole("figure", { name: "Installs" });
		await installs.getByText("Show as a table").click();
		expect(await installs.getByRole("row").nth(1).getByRole("cell").textContent()).toBe("1");
		await admin.page.setViewportSize({ width: 390, height: 800 });
		await expectAccessible(admin.page, "figures with a table, 390");
		await admin.visit(`/extensions/${ID}?tab=reviews`);
		await admin.page.getByText("its rating is left to others").waitFor();

		for (const someone of [user, stranger, admin]) expect(someone.complaints).toEqual([]);
	});
});
