import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { embeddedTemplate } from "./embedded-template.ts";
import "./postgres.ts";

const run = promisify(execFile);
const START_MS = 20_000;

/** What the server's suites share in one run: a PostgreSQL server on a random port, and an embedded database to copy. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
	const [stop, template] = await Promise.all([providePostgres(project), embeddedTemplate()]);
	project.provide("annexTemplate", template);
	return stop;
}

async function providePostgres(project: TestProject): Promise<(() => Promise<void>) | undefined> {
	const given = process.env["ANNEX_TEST_POSTGRES_URL"];
	if (given) {
		project.provide("annexPostgres", given);
		return undefined;
	}
	const binaries = await findBinaries();
	if (binaries === undefined) {
		const what = "PostgreSQL's server binaries were not found: the suites could NOT run on PostgreSQL.";
		if (process.env["ANNEX_REQUIRE_POSTGRES"] === "1") throw new Error(what);
		console.warn(
			`\n!!! ${what}\n!!! Install the package "postgresql"; ANNEX_REQUIRE_POSTGRES=1 makes this a failure.\n`,
		);
		project.provide("annexPostgres", undefined);
		return undefined;
	}
	const server = await startPostgres(binaries);
	project.provide("annexPostgres", server.url);
	return server.stop;
}

async function findBinaries(): Promise<string | undefined> {
	const root = "/usr/lib/postgresql";
	const versions = existsSync(root) ? await readdir(root) : [];
	const folders = versions
		.map(Number)
		.filter((version) => version >= 15)
		.sort((a, b) => a - b)
		.map((version) => join(root, String(version), "bin"));
	return [...folders, "/usr/local/bin", "/opt/homebrew/bin"].find((folder) => existsSync(join(folder, "initdb")));
}

async function startPostgres(binaries: string): Promise<{ url: string; stop: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), "annex-pg-"));
	const data = join(folder, "data");
	// PostgreSQL refuses to run as root; the distribution's package brings a user for it.
	const isRoot = process.getuid?.() === 0;
	const asUser = (program: string, args: string[]): [string, string[]] =>
		isRoot ? ["runuser", ["-u", "postgres", "--", join(binaries, program), ...args]] : [join(binaries, program), args];
	if (isRoot) {
		await run("chown", ["postgres", folder]);
	} else {
		await chmod(folder, 0o700);
	}
	await run(...asUser("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]));
	const port = await freePort();
	const settings = ["fsync=off", "full_page_writes=off", "max_connections=200", `unix_socket_directories=${folder}`];
	const child = spawn(
		...asUser("postgres", [
			...["-D", data, "-p", String(port), "-h", "127.0.0.1"],
			...settings.flatMap((setting) => ["-c", setting]),
		]),
		{ stdio: ["ignore", "ignore", "pipe"] },
	);
	let log = "";
	child.stderr.on("data", (chunk: Buffer) => {
		log = `${log}${chunk}`.slice(-4_000);
	});
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	const until = Date.now() + START_MS;
	for (;;) {
		if (await answers(url)) break;
		if (child.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start:\n${log}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return {
		url,
		async stop() {
			const gone = new Promise((resolve) => child.once("exit", resolve));
			await run(...asUser("pg_ctl", ["-D", data, "-m", "immediate", "stop"]));
			await gone;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	client.on("error", () => undefined);
	try {
		await client.connect();
		await client.query("select 1");
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
		});
	});
}
