import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./lib/run.ts";

const READY = "Ctrl-C stops it.";

interface Started {
	readonly child: ChildProcess;
	readonly output: () => string;
	/** Resolves with `code` when it has ended, and with `undefined` when it is ready. */
	readonly ready: Promise<number | undefined>;
}

/** `npm start` without npm, as the leader of a process group of its own: what a terminal's Ctrl-C reaches. */
function start(env: Record<string, string>): Started {
	const child = spawn(process.execPath, ["-C", "annex-source", "tools/start.ts"], {
		cwd: root,
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
		env: { PATH: process.env["PATH"], ...env },
	});
	let output = "";
	const ready = new Promise<number | undefined>((resolve) => {
		const read = (chunk: unknown) => {
			output += chunk;
			if (output.includes(READY)) resolve(undefined);
		};
		child.stdout.on("data", read);
		child.stderr.on("data", read);
		child.once("close", (code) => resolve(code ?? -1));
	});
	return { child, output: () => output, ready };
}

async function end({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
	const gone = once(child, "exit");
	process.kill(-(child.pid ?? Number.NaN), signal);
	return (await gone)[0];
}

async function freePort(): Promise<string> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	return String(typeof address === "object" && address !== null ? address.port : 0);
}

describe("the start", () => {
	let parent: string;
	let env: Record<string, string>;
	let running: Started;
	beforeAll(async () => {
		parent = await mkdtemp(join(tmpdir(), "annex-start-"));
		env = { PORT: await freePort(), ANNEX_DATA: join(parent, "data") };
		running = start(env);
		expect(await running.ready, running.output()).toBeUndefined();
	});
	afterAll(async () => {
		if (running.child.exitCode === null && running.child.signalCode === null) await end(running, "SIGKILL");
		await rm(parent, { recursive: true, force: true });
	});

	it("says at the end where everything is, and never a password", () => {
		expect(running.output()).toContain(`http://localhost:${env["PORT"]}`);
		expect(running.output()).toContain(env["ANNEX_DATA"]);
		expect(running.output()).toContain("admin-password.txt");
	});

	it("names the holder of a data folder that is in use, and the way out", async () => {
		const second = start({ ...env, PORT: await freePort() });
		expect(await second.ready).toBe(1);
		expect(second.output()).toContain(`in use by process ${running.child.pid}`);
		expect(second.output()).toContain("ANNEX_DATA");
		expect(second.output()).not.toMatch(/^\s+at /m);
	});

	it("says in a sentence that the port is in use", async () => {
		const second = start({ ...env, ANNEX_DATA: join(parent, "other") });
		expect(await second.ready).toBe(1);
		expect(second.output()).toContain(`Port ${env["PORT"]} is in use by another program.`);
		expect(second.output()).toContain("PORT=4001 npm start");
		expect(second.output()).not.toMatch(/^\s+at /m);
	});

	it("says in a sentence that a setting or the data folder is not usable", async () => {
		const unusable = start({ ...env, PORT: "none" });
		expect(await unusable.ready).toBe(1);
		expect(unusable.output()).toContain("PORT:");
		const unwritable = start({ PORT: "0", ANNEX_DATA: join(root, "package.json", "data") });
		expect(await unwritable.ready).toBe(1);
		expect(unwritable.output()).toContain("cannot be written to");
		for (const { output } of [unusable, unwritable]) expect(output()).not.toMatch(/^\s+at /m);
	});

	it("starts again after a kill, and ends at Ctrl-C with code 0 and without a word", async () => {
		await end(running, "SIGKILL");
		running = start(env);
		expect(await running.ready, running.output()).toBeUndefined();
		const said = running.output().length;
		expect(await end(running, "SIGINT")).toBe(0);
		expect(running.output().slice(said)).toBe("");
	});
});
