import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { copyTemplate } from "./support/embedded-template.ts";
import { PASSWORD, visitor } from "./support/index.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

interface Running {
	url: string;
	child: ChildProcess;
	/** Everything it printed so far. */
	printed: () => { out: string; err: string };
	exit: Promise<number | NodeJS.Signals>;
}

describe("a server process", () => {
	let dataDir: string;
	let started: Running[];
	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), "annex-process-"));
		await copyTemplate(inject("annexTemplate"), join(dataDir, "database"));
		started = [];
	});
	afterEach(async () => {
		for (const { child, exit } of started) {
			child.kill("SIGKILL");
			await exit;
		}
		await rm(dataDir, { recursive: true, force: true });
	});

	function spawnServer(): Omit<Running, "url"> & { firstLine: Promise<string> } {
		const child = spawn(process.execPath, ["-C", "annex-source", MAIN], {
			env: { PATH: process.env["PATH"], PORT: "0", ANNEX_DATA: dataDir, ANNEX_LOG: "silent", ANNEX_READY: "json" },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let [out, err] = ["", ""];
		const { promise: firstLine, resolve } = Promise.withResolvers<string>();
		child.stdout.on("data", (chunk: Buffer) => {
			out += chunk;
			if (out.includes("\n")) resolve(out.slice(0, out.indexOf("\n")));
		});
		child.stderr.on("data", (chunk: Buffer) => {
			err += chunk;
		});
		const exit = once(child, "close").then(([code, signal]) => {
			resolve("");
			return (code ?? signal) as number | NodeJS.Signals;
		});
		return { child, exit, firstLine, printed: () => ({ out, err }) };
	}

	async function start(): Promise<Running> {
		const { firstLine, ...rest } = spawnServer();
		const line = await firstLine;
		if (line === "") throw new Error(`The server did not start: ${rest.printed().err}`);
		const { ready, url } = JSON.parse(line) as { ready: boolean; url: string };
		expect(ready).toBe(true);
		const running = { ...rest, url };
		started.push(running);
		return running;
	}

	it("killed at any moment, has lost nothing that it acknowledged", async () => {
		const first = await start();
		const acknowledged: string[] = [];
		const registering = Array.from({ length: 30 }, async (_, i) => {
			const name = `user${i}`;
			await visitor(first.url).register(name);
			acknowledged.push(name);
			if (acknowledged.length === 8) first.child.kill("SIGKILL");
		});
		await Promise.allSettled(registering);
		expect(await first.exit).toBe("SIGKILL");
		expect(acknowledged.length).toBeGreaterThanOrEqual(8);

		const second = await start();
		for (const name of acknowledged) expect((await visitor(second.url).login(name)).body.username).toBe(name);
	});

	it("keeps sessions over a restart", async () => {
		const first = await start();
		const ada = visitor(first.url);
		await ada.register("ada");
		const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		first.child.kill("SIGTERM");
		expect(await first.exit).toBe(0);
		const second = await start();
		expect((await visitor(second.url).get("auth/me", { cookie })).body).toMatchObject({ username: "ada" });
	});

	it("refuses to share its data folder, says with whom, and goes on itself", async () => {
		const first = await start();
		const second = spawnServer();
		expect(await second.exit).toBe(1);
		expect(second.printed().err).toContain(`${dataDir} is in use by process ${first.child.pid}`);
		expect(second.printed().err).toContain("ANNEX_DATA");
		expect((await visitor(first.url).get("//healthz")).status).toBe(200);
	});

	it("generates the first administrator's password into a file that only its user reads, and prints it nowhere", async () => {
		const running = await start();
		const path = join(dataDir, "admin-password.txt");
		const password = (await readFile(path, "utf8")).trim();
		expect(password.length).toBeGreaterThanOrEqual(20);
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect((await visitor(running.url).login("admin", password)).body.role).toBe("administrator");
		expect(password).not.toBe(PASSWORD);
		running.child.kill("SIGINT");
		expect(await running.exit).toBe(0);
		const { out, err } = running.printed();
		expect(out + err).not.toContain(password);
		expect(out.trim().split("\n")).toHaveLength(1);
		expect(err).toBe("");
	});
});
