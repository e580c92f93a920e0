import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

export const CHROMIUM = process.env["ANNEX_CHROMIUM"] ?? "/usr/bin/chromium";

/** Quiet on a closed network; nothing here touches process isolation, which stays at Chromium's default. */
export const CHROMIUM_ARGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** Whether Chromium is here; says loudly when it is not, and fails where it is required. */
export function chromiumIsHere(): boolean {
	if (existsSync(CHROMIUM)) return true;
	const sentence = `Chromium was not found at ${CHROMIUM}: the end-to-end suites could not run.`;
	if (process.env["ANNEX_REQUIRE_CHROMIUM"] === "1") throw new Error(sentence);
	console.warn(`\n!! ${sentence}\n!! On Debian: apt-get install chromium, or set ANNEX_CHROMIUM.\n`);
	return false;
}

export function launch(...more: readonly string[]): Promise<Browser> {
	return chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_ARGS, ...more] });
}
