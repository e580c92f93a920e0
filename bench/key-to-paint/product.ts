import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { RegistryClient } from "@annex/registry-api";
import { awaitScan, withSession } from "annex";
import { strToU8, zipSync } from "fflate";
import type { TrialExtension } from "./trial-extensions.ts";

const admin = { login: "bench@annex.example", password: "only-for-this-bench" };
const DEADLINE_MS = 120_000;

/** The whole product with its first-party extensions and some trial ones, all of them approved. */
export interface Product extends AsyncDisposable {
	readonly url: string;
}

export async function openProduct(firstParty: readonly string[], trial: readonly TrialExtension[]): Promise<Product> {
	const dataDir = await mkdtemp(join(tmpdir(), "annex-bench-keys-"));
	const child = spawn(
		process.execPath,
		["--conditions=annex-source", fileURLToPath(new URL("../../tools/start.ts", import.meta.url))],
		{
			stdio: ["ignore", "pipe", "inherit"],
			env: {
				PATH: process.env["PATH"],
				PORT: "0",
				ANNEX_DATA: dataDir,
				ANNEX_ADMIN_EMAIL: admin.login,
				ANNEX_ADMIN_PASSWORD: admin.password,
				ANNEX_LOG: "error",
			},
		},
	);
	const stop = async () => {
		await end(child);
		await rm(dataDir, { recursive: true, force: true });
	};
	try {
		const url = await ready(child);
		await withSession({ fetch: globalThis.fetch }, url, admin, async (client) => {
			await client.developer.register("bench");
			for (const extension of trial) await publish(client, extension);
			const until = performance.now() + DEADLINE_MS;
			for (const id of firstParty) {
				while (!(await isListed(client, id))) {
					if (performance.now() > until) throw new Error(`${id} was not published.`);
					await sleep(100);
				}
			}
		});
		return { url, [Symbol.asyncDispose]: stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function ready(child: ChildProcess): Promise<string> {
	let address = "";
	for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
		address ||= /Workbench\s+(http\S+)/.exec(line)?.[1] ?? "";
		// What it says later has to be read by somebody, or it waits.
		if (address !== "") {
			child.stdout?.resume();
			return address;
		}
	}
	throw new Error("The product ended before it was ready.");
}

async function publish(client: RegistryClient, { name, code }: TrialExtension): Promise<void> {
	const manifest = {
		publisher: "bench",
		name,
		version: "1.0.0",
		displayName: name,
		description: "Runs while keys are pressed.",
		category: "other",
		license: "MIT",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		requires: ["editor"],
		permissions: ["data.read"],
		activationEvents: ["onStartup"],
	};
	const files = { "manifest.json": JSON.stringify(manifest), "extension.js": code, "README.md": `# ${name}` };
	const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
	await client.developer.publish(zipSync(Object.fromEntries(entries)));
	const id = `bench.${name}`;
	await awaitScan(client, id, manifest.version, { sleep, now: () => performance.now() }, DEADLINE_MS);
	await client.admin.approve(id, manifest.version);
}

const isListed = (client: RegistryClient, id: string): Promise<boolean> =>
	client.extensions.detail(id).then(
		() => true,
		() => false,
	);

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, "exit");
	child.kill("SIGTERM");
	await gone;
}
