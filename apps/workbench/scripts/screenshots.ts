import { mkdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { answer, type Visitor } from "./canned/answer.ts";

/*
 * Draws every screen at 390 and 1440 px, light and dark, from the built files under the server's own policy, with canned
 * answers; runs axe on each. Says what violates the policy, what axe finds, and what the console complains about.
 *   node -C annex-source apps/workbench/scripts/screenshots.ts [--only NAME] [--out FOLDER] [--dist FOLDER] [--axe-only]
 */
const { values } = parseArgs({
	options: {
		only: { type: "string" },
		out: { type: "string" },
		"axe-only": { type: "boolean" },
		dist: { type: "string" },
	},
});
const ORIGIN = "http://localhost:4999";
const here = import.meta.dirname;
const dist = values.dist ?? join(here, "../dist");
const out = values.out ?? join(here, "../.cache/screenshots");
const TYPES: Record<string, string> = {
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
};

interface Screen {
	name: string;
	path: string;
	visitor?: Visitor;
	/** Nothing is installed. */
	empty?: boolean;
	act?: (page: Page) => Promise<void>;
}

const screens: Screen[] = [
	{ name: "editor", path: "/" },
	{ name: "palette", path: "/", act: (page) => page.keyboard.press("Control+k") },
	{ name: "notifications", path: "/extensions", act: (page) => page.keyboard.press("n") },
	{ name: "shortcuts", path: "/extensions", visitor: "administrator", act: (page) => page.keyboard.press("?") },
	{ name: "marketplace", path: "/extensions" },
	{ name: "marketplace-search", path: "/extensions?q=t&category=writing&sort=popular" },
	{ name: "marketplace-none", path: "/extensions?q=zzzz" },
	{ name: "marketplace-error", path: "/extensions?q=error", act: (page) => page.getByRole("alert").waitFor() },
	{ name: "detail", path: "/extensions/acme.thesaurus", empty: true },
	{ name: "detail-hostile", path: "/extensions/trick.reversed?tab=permissions", empty: true },
	{ name: "reviews", path: "/extensions/acme.thesaurus?tab=reviews", visitor: "administrator" },
	{ name: "reviews-none", path: "/extensions/orbit.snippets?tab=reviews" },
	{
		name: "review-write",
		path: "/extensions/acme.thesaurus?tab=reviews",
		visitor: "administrator",
		act: (page) => page.getByRole("button", { name: "Edit" }).click(),
	},
	{
		name: "report",
		path: "/extensions/acme.thesaurus",
		visitor: "administrator",
		act: (page) => page.getByRole("button", { name: "Report a problem" }).click(),
	},
	{ name: "statistics", path: "/developer/acme.thesaurus", visitor: "administrator" },
	{ name: "review-reports", path: "/review?desk=reports", visitor: "administrator" },
	{ name: "detail-missing", path: "/extensions/no.such" },
	{
		name: "permissions",
		path: "/extensions/acme.thesaurus",
		empty: true,
		act: (page) => page.getByRole("button", { name: "Install", exact: true }).click(),
	},
	{ name: "mine", path: "/my-extensions" },
	{ name: "mine-empty", path: "/my-extensions", empty: true },
	{ name: "mine-drawer", path: "/my-extensions?id=annex.word-count" },
	{ name: "mine-blocked", path: "/my-extensions?id=acme.thesaurus" },
	{ name: "developer", path: "/developer", visitor: "administrator" },
	{
		name: "developer-version",
		path: "/developer",
		visitor: "administrator",
		act: (page) => page.getByRole("button", { name: "1.9.5" }).click(),
	},
	{ name: "developer-out", path: "/developer" },
	{ name: "review", path: "/review?id=acme.thesaurus&version=2.0.0", visitor: "administrator" },
	{ name: "review-queue", path: "/review", visitor: "administrator" },
	{
		name: "review-files",
		path: "/review?id=acme.thesaurus&version=2.0.0",
		visitor: "administrator",
		act: (page) => page.getByRole("button", { name: "extension.js:6" }).click(),
	},
	{ name: "sign-in", path: "/sign-in" },
	{
		name: "sign-in-wrong",
		path: "/sign-in",
		act: async (page) => {
			await page.getByLabel("Username or e-mail").fill("ada");
			await page.getByLabel("Password").fill("not this one");
			await page.getByRole("button", { name: "Sign in" }).click();
		},
	},
	{
		name: "sign-up",
		path: "/sign-up",
		act: async (page) => {
			await page.getByLabel("Username").fill("1x");
			await page.getByRole("button", { name: "Create account" }).click();
		},
	},
	{ name: "not-found", path: "/nowhere" },
];

const policy = [
	"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-picture'; img-src 'self' data: blob:; font-src 'self'",
	"connect-src 'self'; frame-src http://*.sandbox.localhost:*; base-uri 'none'; form-action 'self'",
	"require-trusted-types-for 'script'; trusted-types 'none'",
].join("; ");

async function open(
	browser: Browser,
	screen: Screen,
	width: number,
	scheme: "light" | "dark",
): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width, height: width < 600 ? 844 : 900 },
		colorScheme: scheme,
		reducedMotion: "reduce",
		hasTouch: width < 600,
		isMobile: width < 600,
		deviceScaleFactor: width < 600 ? 2 : 1,
	});
	await context.route("**/*", async (route) => {
		const url = new URL(route.request().url());
		if (url.origin !== ORIGIN) return route.abort();
		if (url.pathname.startsWith("/api/")) {
			const { status, body } = answer(url, screen.visitor ?? "anonymous", screen.empty ?? false);
			return route.fulfill({
				status,
				contentType: status < 400 ? "application/json" : "application/problem+json",
				body: JSON.stringify(body),
			});
		}
		const file = extname(url.pathname) in TYPES ? url.pathname : "/index.html";
		const bytes = await readFile(join(dist, file));
		if (file !== "/index.html") return route.fulfill({ contentType: TYPES[extname(file)] ?? "", body: bytes });
		return route.fulfill({
			contentType: "text/html",
			headers: { "content-security-policy": policy },
			body: bytes
				.toString()
				.replaceAll("__CSP_NONCE__", "picture")
				.replaceAll("__SANDBOX_ORIGIN__", "http://*.sandbox.localhost:9"),
		});
	});
	return context;
}

await mkdir(out, { recursive: true });
const browser = await chromium.launch({
	executablePath: "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
let faults = 0;
for (const screen of screens) {
	if (values.only && !screen.name.startsWith(values.only)) continue;
	for (const [width, scheme] of [
		[1440, "light"],
		[1440, "dark"],
		[390, "light"],
		[390, "dark"],
	] as const) {
		const name = `${screen.name}-${width}-${scheme}`;
		const complain = (text: string) => {
			faults++;
			console.log(`${name}: ${text}`);
		};
		const context = await open(browser, screen, width, scheme);
		try {
			const page = await context.newPage();
			page.on("pageerror", (error) => complain(`page error: ${error.message}`));
			page.on("console", (message) => {
				const text = message.text();
				// Canned refusals and the sandbox frames that no server answers are part of the picture.
				if (message.type() === "error" && !/status of 4|status of 5|ERR_FAILED/.test(text))
					complain(text.slice(0, 300));
			});
			await page.goto(ORIGIN + screen.path);
			await page.waitForLoadState("networkidle");
			await screen.act?.(page);
			await page.waitForTimeout(400);
			if (!values["axe-only"]) await page.screenshot({ path: join(out, `${name}.png`) });
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (wide > 0) complain(`is ${wide} px wider than the window`);
			const { violations } = await new AxeBuilder({ page }).analyze();
			for (const violation of violations) {
				complain(
					`axe ${violation.id} (${violation.impact}): ${violation.nodes
						.slice(0, 3)
						.map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`)
						.join(" | ")}`,
				);
			}
		} catch (error) {
			complain(String(error).slice(0, 400));
		} finally {
			await context.close();
		}
	}
}
await browser.close();
console.log(faults === 0 ? "No faults." : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
