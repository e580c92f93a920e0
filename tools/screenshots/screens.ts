import type { Page } from "playwright-core";
import { chooseInPalette, openPalette, runFromPalette } from "../../e2e/support/people.ts";
import type { Who } from "./people.ts";

export const looks = ["1440-light", "1440-dark", "390-light", "390-dark"] as const;
export type Look = (typeof looks)[number];

/** One picture in every look. To add a screen, add a line. */
export interface Screen {
	readonly name: string;
	readonly path: string;
	readonly who?: Who;
	/** What shows that it is drawn, beside the page's own quiet. */
	readonly sign?: string;
	/** What to do before the picture is taken. */
	readonly act?: (page: Page) => Promise<unknown>;
	/** How the registry answers while it is drawn: not at all, or with an error. */
	readonly api?: "silent" | "failing" | "gone";
	/** Looks that are kept in `docs/images/`. */
	readonly keep?: readonly Look[];
}

const click = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

export const screens: readonly Screen[] = [
	{ name: "editor", path: "/", who: "reader", act: write, keep: ["1440-light", "390-dark"] },
	{ name: "welcome", path: "/", sign: "make it yours", keep: ["1440-light"] },
	{ name: "files", path: "/", who: "reader", act: (page) => writeAnd(page, "Show files") },
	{ name: "search", path: "/", who: "reader", act: search },
	{ name: "preview", path: "/", who: "reader", act: (page) => writeAnd(page, "Show or hide preview") },
	{ name: "panel-outline", path: "/", who: "reader", act: (page) => writeAnd(page, "View: Outline") },
	{ name: "panel-todos", path: "/", who: "reader", act: (page) => writeAnd(page, "View: Todos") },
	{ name: "prompt-list", path: "/", who: "reader", act: (page) => askFromExtension(page, "Go to Todo…") },
	{
		name: "prompt-field",
		path: "/",
		who: "reader",
		act: (page) => askFromExtension(page, "Keep Selection as Snippet…"),
	},
	{ name: "themes", path: "/", who: "reader", act: (page) => chooseInPalette(page, "Choose a theme…") },
	{ name: "shortcuts-change", path: "/shortcuts", who: "reader", sign: "Toggle Bookmark" },
	{ name: "palette", path: "/", who: "reader", act: (page) => openPalette(page, "o") },
	{ name: "shortcuts", path: "/extensions", who: "moderator", act: (page) => page.keyboard.press("?") },
	{ name: "notifications", path: "/extensions", who: "reader", act: (page) => page.keyboard.press("n") },
	{ name: "output", path: "/", who: "reader", act: (page) => runFromPalette(page, "Show output") },

	{
		name: "marketplace",
		path: "/extensions",
		who: "reader",
		sign: "Trending",
		keep: ["1440-light", "390-light", "1440-dark"],
	},
	{
		name: "marketplace-search",
		path: "/extensions?q=t&asks=no-network&sort=popular",
		who: "reader",
		keep: ["1440-dark"],
	},
	{ name: "marketplace-list", path: "/extensions?sort=popular", who: "reader" },
	{ name: "marketplace-filters", path: "/extensions?sort=rating", act: narrow },
	{ name: "marketplace-none", path: "/extensions?q=nothing-is-called-so", sign: "No extension fits" },
	{ name: "marketplace-loading", path: "/extensions", api: "silent" },
	{ name: "marketplace-error", path: "/extensions", api: "failing", sign: "Try again" },

	{ name: "extension", path: "/extensions/lumen.focus", sign: "How to use it", keep: ["1440-light"] },
	{ name: "extension-permissions", path: "/extensions/kestrel.citations?tab=permissions", keep: ["390-light"] },
	{ name: "extension-versions", path: "/extensions/lumen.focus?tab=versions" },
	{ name: "extension-changelog", path: "/extensions/lumen.focus?tab=changelog" },
	{ name: "extension-reviews", path: "/extensions/tessel.kanban?tab=reviews", who: "reader", keep: ["1440-light"] },
	{ name: "extension-reviews-moderator", path: "/extensions/tessel.kanban?tab=reviews", who: "moderator" },
	{
		name: "review-remove",
		path: "/extensions/tessel.kanban?tab=reviews",
		who: "moderator",
		act: click(/^Remove the review/),
	},
	{ name: "review-write", path: "/extensions/tessel.kanban?tab=reviews", who: "reader", act: click("Edit") },
	{
		name: "extension-health",
		path: "/extensions/northwind.table-tidy?tab=health",
		sign: "Crash-free",
		keep: ["1440-dark"],
	},
	{ name: "extension-health-few", path: "/extensions/harbor.backup?tab=health", sign: "Too few people" },
	{ name: "extension-listed", path: "/extensions/meadow.kite" },
	{ name: "extension-missing", path: "/extensions/nobody.nothing" },
	{ name: "extension-loading", path: "/extensions/lumen.focus", api: "silent" },
	{ name: "extension-error", path: "/extensions/lumen.focus", api: "failing", sign: "Try again" },
	{ name: "extension-feature", path: "/extensions/quill.plain-style", who: "moderator", act: click("Feature") },
	{
		name: "permission-prompt",
		path: "/extensions/kestrel.citations",
		act: click("Install"),
		keep: ["1440-light", "390-dark"],
	},
	{ name: "report", path: "/extensions/lumen.focus", who: "reader", act: click("Report a problem") },

	{ name: "my-extensions", path: "/my-extensions", who: "reader", sign: "Kanban", keep: ["1440-light"] },
	{ name: "my-extensions-empty", path: "/my-extensions", sign: "Nothing is installed yet" },
	{ name: "my-extensions-drawer", path: "/my-extensions?id=annex.word-count", who: "reader", keep: ["1440-dark"] },
	{ name: "my-extensions-settings", path: "/my-extensions?id=annex.snippets", who: "reader" },
	{ name: "my-extensions-loading", path: "/my-extensions", api: "silent" },

	{ name: "publish", path: "/developer", who: "author", sign: "Focus", keep: ["1440-light"] },
	{ name: "publish-new", path: "/developer", who: "reader" },
	{ name: "publish-out", path: "/developer", sign: "Sign in" },
	{ name: "publish-error", path: "/developer", who: "author", api: "failing" },
	{ name: "statistics", path: "/developer/lumen.focus", who: "author", sign: "Installs", keep: ["1440-light"] },
	{ name: "develop", path: "/develop" },
	{
		name: "tools",
		path: "/",
		who: "reader",
		act: showCalls,
		keep: ["1440-dark"],
	},

	{ name: "review-queue", path: "/review", who: "moderator", sign: "Word Garden" },
	{
		name: "review",
		path: "/review?id=kestrel.citations&version=1.1.0",
		who: "moderator",
		sign: "Decision",
		keep: ["1440-light", "1440-dark"],
	},
	{ name: "review-reports", path: "/review?desk=reports", who: "moderator", sign: "every DOI" },
	{ name: "review-refused", path: "/review", sign: "Only moderators review" },

	{ name: "sign-in", path: "/sign-in" },
	{ name: "sign-up", path: "/sign-up" },
	{ name: "not-found", path: "/nowhere" },
];

/** Something to look at in place of the page that everybody begins with. */
async function write(page: Page): Promise<void> {
	const text = page.locator(".cm-content").first();
	await text.press("Control+a");
	await page.keyboard.insertText(LETTER);
	await text.press("Control+Home");
	await page.getByText("Saved in this browser").waitFor();
}

async function writeAnd(page: Page, command: string): Promise<void> {
	await write(page);
	await runFromPalette(page, command);
}

async function search(page: Page): Promise<void> {
	await writeAnd(page, "Search in files");
	await page.getByRole("searchbox", { name: "Search in files" }).fill("the");
	const summary = page.getByText(/matches in .+ files?$/);
	// On a phone the same view stands in the hidden room beside the text, too.
	await summary.filter({ visible: true }).first().waitFor();
}

/** An extension's question, with all of the text selected. */
async function askFromExtension(page: Page, command: string): Promise<void> {
	await write(page);
	await page.locator(".cm-content").first().press("Control+a");
	await chooseInPalette(page, command);
	await page
		.getByRole("dialog")
		.getByText(/Todo Highlight|Snippets/)
		.first()
		.waitFor();
}

/** The tools record while they are open: something has to happen then. */
async function showCalls(page: Page): Promise<void> {
	await writeAnd(page, "Developer: Show extension tools");
	await runFromPalette(page, "Count Words");
	await page.getByRole("tab", { name: "Calls" }).click();
	await page.getByText("editor.getText").first().waitFor();
	// Hidden from the tree of roles until the focus is among the messages.
	await page.getByLabel("Dismiss").first().click();
}

const LETTER = `# Letters from the north

The ferry leaves at six. We had **tea** on the upper deck, and nobody spoke before the lighthouse was out of sight.

## What we packed

- two wool blankets
- the blue notebook, half full
- a map that is older than the road
- [ ] ask Ines for the key of the boat house

> "You will want for nothing", she had written, "but for dry socks."

| Day | Place | Words |
| --- | ----- | ----: |
| 1 | Harbour | 612 |
| 2 | Skerries | 1,140 |
| 3 | The long house | 890 |

Tomorrow we cross to the island. TODO: ask about the bell.
`;

async function narrow(page: Page): Promise<void> {
	const button = page.getByRole("button", { name: "Filters" });
	if (await button.isVisible()) await button.click();
}
