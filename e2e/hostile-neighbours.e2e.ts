import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorKind, RegistryClient } from "@annex/registry-api";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CHROMIUM, CHROMIUM_ARGS, chromiumIsHere } from "./support/browser.ts";
import { eventually, openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

/**
 * A spinning, a crashing and a heap-bombing extension run beside a good one, in the real workbench.
 *
 * The page runs without a debugger: with one attached, the death of a frame's process is reported as the death of the
 * page. So it reports by itself: the good extension goes on writing to its storage on the server, through the page,
 * and the host reports what it had to end.
 */
const EXTENSIONS = {
	good: `
		let beats = 0;
		export async function activate(api) {
			setInterval(() => void api.storage.set("beats", ++beats), 500);
		}`,
	spinning: `
		export function activate() {
			setTimeout(() => { for (;;); }, 500);
		}`,
	crashing: `
		export function activate() {
			throw new Error("I never start");
		}`,
	"heap-bomb": `
		const hoard = [];
		export function activate() {
			setInterval(() => hoard.push(Array.from({ length: 400_000 }, (_, i) => ({ i, text: "x" + i }))), 10);
		}`,
} as const;

describe.runIf(chromiumIsHere())("hostile neighbours", () => {
	test("a spinning, a crashing and a heap-bombing extension are ended while a good one goes on", async () => {
		await using product = await startProduct();
		const admin = await openClient(product, product.admin);
		await publishAll(admin);

		const profile = await mkdtemp(join(tmpdir(), "annex-profile-"));
		const cookie = await installAll(product, profile);
		const ask = (path: string) => fetch(`${product.url}/api/v1${path}`, { headers: { cookie } });
		const beats = async () => {
			const answer = await ask("/user/extensions/trial.good/storage/beats");
			return answer.ok ? Number(((await answer.json()) as { value: unknown }).value) : 0;
		};

		const browser = spawn(
			CHROMIUM,
			["--headless", ...CHROMIUM_ARGS, "--password-store=basic", `--user-data-dir=${profile}`, product.url],
			{ stdio: "ignore" },
		);
		try {
			await eventually("the good extension runs", async () => (await beats()) > 2);
			for (const [name, kinds] of [
				["crashing", ["activation"]],
				["spinning", ["unresponsive"]],
				["heap-bomb", ["unresponsive", "crash"]],
			] as const) {
				await eventually(`${name} is reported`, () => reported(admin, `trial.${name}`, kinds), 120_000);
			}
			const then = await beats();
			await eventually("the good extension goes on", async () => (await beats()) >= then + 5);
			expect((await admin.admin.reviewDetail("trial.good", "1.0.0")).errors).toEqual([]);
		} finally {
			browser.kill("SIGKILL");
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	});
});

async function publishAll(admin: RegistryClient): Promise<void> {
	await admin.developer.register("trial");
	for (const [name, code] of Object.entries(EXTENSIONS)) {
		const manifest = {
			name,
			displayName: name,
			description: `The ${name} one.`,
			activationEvents: ["onStartup"],
			permissions: name === "good" ? ["storage"] : [],
		};
		await publishApproved(admin, manifest, code);
	}
}

/** Installs all four as an anonymous visitor of this browser profile; answers with its session cookie. */
async function installAll(product: Product, profile: string): Promise<string> {
	const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: CHROMIUM_ARGS });
	for (const name of Object.keys(EXTENSIONS)) {
		const answer = await context.request.post(`${product.url}/api/v1/user/extensions`, {
			headers: { origin: product.url },
			data: { extensionId: `trial.${name}`, grants: name === "good" ? [{ permission: "storage" }] : [] },
		});
		expect(answer.status()).toBe(201);
	}
	const cookies = await context.cookies(product.url);
	await context.close();
	return cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
}

/** Whether hosts have reported this extension with one of these kinds, as its reviewer sees it. */
async function reported(admin: RegistryClient, id: string, kinds: readonly ErrorKind[]): Promise<boolean> {
	const { errors } = await admin.admin.reviewDetail(id, "1.0.0");
	return errors.some((error) => kinds.includes(error.kind));
}
