import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { readConfig } from "../apps/server/src/config.ts";
import { createServer } from "../apps/server/src/server.ts";
import { launch } from "../e2e/support/browser.ts";
import { build } from "./build.ts";
import { root } from "./lib/run.ts";
import { publishFirstParty } from "./publish-first-party.ts";
import { accounts, PASSWORD, type Who } from "./screenshots/people.ts";
import { compress } from "./screenshots/picture.ts";
import { followRequests } from "./screenshots/quiet.ts";
import { type Look, looks, type Screen, screens } from "./screenshots/screens.ts";
import { seed } from "./screenshots/seed.ts";

/*
 * `npm run screenshots`: starts the whole product with realistic data, draws every screen at 390 and 1440 px, light and
 * dark, into a folder that Git ignores, and runs axe on each. With `--keep`, only the
 * good ones are drawn, and go to `docs/images/`.
 *   npm run screenshots -- [--only NAME,NAME] [--look 390-dark,1440-light] [--out FOLDER] [--keep] [--no-axe]
 */
const { values } = parseArgs({
	options: {
		only: { type: "string" },
		look: { type: "string" },
		out: { type: "string", default: join(root, ".cache/screenshots") },
		keep: { type: "boolean", default: false },
		"no-axe": { type: "boolean", default: false },
	},
});
const say = (text: string) => console.log(`› ${text}`);
const wanted = values.only?.split(",");
const lookedFor: readonly string[] = values.look?.split(",") ?? looks;
const out = values.out;
const images = join(root, "docs/images");
await mkdir(out, { recursive: true });
await build({ say });

const dataDir = await mkdtemp(join(tmpdir(), "annex-screenshots-"));
const server = await createServer(
	readConfig({ PORT: "0", ANNEX_DATA: dataDir, ANNEX_LOG: "warn", ANNEX_ADMIN_PASSWORD: PASSWORD }),
);
let faults = 0;
try {
	const { url } = await server.listen();
	say("Filling it with people, extensions and weeks of use");
	await publishFirstParty({ baseUrl: url, credentials: async () => accounts.administrator, log: () => undefined });
	await seed(url, server.context);
	const browser = await launch();
	for (const look of looks) {
		if (!lookedFor.includes(look)) continue;
		const sessions = new Map<Who, Promise<BrowserContext>>();
		for (const screen of screens) {
			if (wanted && !wanted.some((name) => screen.name.startsWith(name))) continue;
			if (values.keep && !screen.keep?.includes(look)) continue;
			const who = screen.who ?? "nobody";
			const session = sessions.get(who) ?? enter(browser, url, who, look);
			sessions.set(who, session);
			await draw(await session, url, screen, look);
		}
		for (const session of sessions.values()) await (await session).close();
	}
	if (values.keep) await keep(browser);
	await browser.close();
} finally {
	await server.close();
	await rm(dataDir, { recursive: true, force: true });
}
say(`${faults === 0 ? "No faults" : `${faults} faults`}; the pictures are in ${out}`);
process.exitCode = faults === 0 ? 0 : 1;

/** A browser of that person's own, signed in. */
async function enter(browser: Browser, url: string, who: Who, look: Look): Promise<BrowserContext> {
	const phone = look.startsWith("390");
	const context = await browser.newContext({
		viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
		colorScheme: look.endsWith("dark") ? "dark" : "light",
		reducedMotion: "reduce",
		...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
	});
	if (who !== "nobody") {
		// Who has an account has been here before.
		await context.addInitScript(() => {
			if (window === window.top) localStorage.setItem("annex.welcome", "seen");
		});
		const answer = await context.request.post(`${url}/api/v1/auth/login`, {
			data: accounts[who],
			headers: { origin: url },
		});
		if (!answer.ok()) throw new Error(`${who} cannot sign in: ${await answer.text()}`);
	}
	return context;
}

async function draw(context: BrowserContext, url: string, screen: Screen, look: Look): Promise<void> {
	const name = `${screen.name}-${look}`;
	const complain = (text: string) => {
		faults++;
		console.log(`${name}: ${text}`);
	};
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.on("pageerror", (error) => complain(`page error: ${error.message}`));
	page.on("console", (message) => {
		if (message.type() === "error" && /Content Security Policy|Trusted/.test(message.text())) complain(message.text());
	});
	const quiet = followRequests(page);
	try {
		await answerLike(page, screen.api);
		await page.goto(url + screen.path);
		await page.locator("main").waitFor();
		if (screen.api !== "silent") await quiet(5_000);
		if (screen.sign) await page.getByText(screen.sign).first().waitFor();
		if (screen.act) {
			await screen.act(page);
			await quiet(5_000);
		}
		// Fonts and pictures that came late are drawn before the picture is taken.
		await page.evaluate(() => document.fonts.ready);
		await page.waitForTimeout(350);
		await page.screenshot({ path: join(out, `${name}.png`) });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		if (wide > 0) complain(`is ${wide} px wider than the window`);
		if (!values["no-axe"]) {
			const { violations } = await new AxeBuilder({ page }).analyze();
			for (const { id, nodes } of violations) {
				const where = nodes
					.slice(0, 3)
					.map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`);
				complain(`axe ${id}: ${where.join(" | ")}`);
			}
		}
	} catch (error) {
		complain(String(error).slice(0, 400));
		await page.screenshot({ path: join(out, `${name}-failed.png`) }).catch(() => undefined);
	} finally {
		await page.close();
	}
}

async function answerLike(page: Page, api: Screen["api"]): Promise<void> {
	if (!api) return;
	await page.route("**/api/v1/**", async (route) => {
		if (new URL(route.request().url()).pathname.endsWith("/auth/me")) return await route.continue();
		if (api === "gone") return await route.abort();
		if (api === "silent") return;
		const detail = "The registry cannot answer right now.";
		await route.fulfill({
			status: 503,
			contentType: "application/problem+json",
			body: JSON.stringify({
				...{ type: "about:blank", title: detail, status: 503, code: "unavailable", detail },
				fix: "Try again in a minute.",
			}),
		});
	});
}

/** The good ones, small enough for a repository. */
async function keep(browser: Browser): Promise<void> {
	await mkdir(images, { recursive: true });
	for (const screen of screens) {
		if (wanted && !wanted.some((name) => screen.name.startsWith(name))) continue;
		for (const look of screen.keep ?? []) {
			const name = `${screen.name}-${look}`;
			const bytes = await compress(browser, join(out, `${name}.png`), join(images, `${name}.webp`));
			say(`docs/images/${name}.webp, ${Math.round(bytes / 1000)} kB`);
		}
	}
}
