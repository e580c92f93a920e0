import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ADMIN, visitor } from "../support/index.ts";
import { makePackage } from "./make-package.ts";
import { expectStatus, publish, scanned } from "./registry.ts";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

it("scans after a restart what was taken in when the server was killed", { timeout: 120_000 }, async () => {
	const dataDir = await mkdtemp(join(tmpdir(), "annex-killed-"));
	let running: ChildProcess | undefined;
	try {
		const first = await start(dataDir);
		running = first.process;
		const ada = visitor(first.url);
		await ada.register("ada");
		expectStatus(await ada.post("developer/register", { publisher: "acme" }), 201);
		const versions = ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.4"];
		// The last answers come while the first are being scanned: some are killed before, some in the middle.
		const answers = await Promise.all(versions.map((version) => publish(ada, makePackage({ version }))));
		running.kill("SIGKILL");
		await once(running, "exit");
		expect(answers.map((answer) => answer.status)).toEqual(versions.map(() => 202));

		const second = await start(dataDir);
		running = second.process;
		const again = visitor(second.url);
		await again.login("ada");
		for (const version of versions) {
			const { body } = await scanned(again, "acme.word-count", version);
			expect(body).toMatchObject({ version, status: "pending" });
			expect(new Set(body.findings.map((finding: unknown) => JSON.stringify(finding))).size).toBe(body.findings.length);
		}
	} finally {
		if (running?.exitCode === null) {
			running.kill("SIGKILL");
			await once(running, "exit");
		}
		await rm(dataDir, { recursive: true, force: true });
	}
});

async function start(dataDir: string): Promise<{ process: ChildProcess; url: string }> {
	const child = spawn(process.execPath, ["--conditions=annex-source", main], {
		stdio: ["ignore", "pipe", "inherit"],
		env: {
			PATH: process.env["PATH"],
			PORT: "0",
			ANNEX_DATA: dataDir,
			ANNEX_ADMIN_EMAIL: ADMIN.email,
			ANNEX_ADMIN_PASSWORD: ADMIN.password,
			ANNEX_LOG: "silent",
			ANNEX_READY: "json",
		},
	});
	for await (const line of createInterface({ input: child.stdout })) {
		if (!line.startsWith("{")) continue;
		const ready = JSON.parse(line) as { url?: string };
		if (ready.url) return { process: child, url: ready.url };
	}
	throw new Error("The server ended before it was ready.");
}
