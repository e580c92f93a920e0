import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRegistryClient, type RegistryClient } from "@annex/registry-api";

export interface Product extends AsyncDisposable {
	readonly url: string;
	readonly dataDir: string;
	readonly admin: { readonly login: string; readonly password: string };
	/** Everything that the command has printed so far. */
	output(): string;
	/** Ends the server and keeps its data folder. */
	stop(): Promise<void>;
	/** The same server again, on the same port and folder. */
	start(): Promise<void>;
}

const root = new URL("../../", import.meta.url).pathname;

/** Runs `npm start`'s program on a free port and an empty data folder, and waits until it says that it is ready. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
	const dataDir = await mkdtemp(join(tmpdir(), "annex-e2e-"));
	const port = await freePort();
	const env = { ...process.env, PORT: String(port), ANNEX_DATA: dataDir, ...settings };
	let output = "";
	let running = await run(env, (text) => {
		output += text;
	});
	const password = (await readFile(join(dataDir, "admin-password.txt"), "utf8")).trim();
	return {
		url: `http://localhost:${port}`,
		dataDir,
		admin: { login: "admin", password },
		output: () => output,
		stop: () => running.stop(),
		async start() {
			running = await run(env, (text) => {
				output += text;
			});
		},
		async [Symbol.asyncDispose]() {
			await running.stop();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

async function run(env: NodeJS.ProcessEnv, print: (text: string) => void): Promise<{ stop(): Promise<void> }> {
	const child = spawn(process.execPath, ["-C", "annex-source", "tools/start.ts"], {
		cwd: root,
		env,
		stdio: ["ignore", "pipe", "pipe"],
	});
	const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	let output = "";
	await new Promise<void>((resolve, reject) => {
		const take = (chunk: Buffer) => {
			output += chunk;
			print(String(chunk));
			if (output.includes("Annex is ready")) resolve();
		};
		child.stdout.on("data", take);
		child.stderr.on("data", take);
		child.once("exit", (code) => reject(new Error(`The product ended with ${code} before it was ready:\n${output}`)));
	});
	return {
		async stop() {
			child.kill("SIGTERM");
			await exited;
		},
	};
}

/** A client that keeps cookies, as a browser would; signed in when `as` is given. */
export async function openClient(
	product: Pick<Product, "url">,
	as?: { login: string; password: string },
): Promise<RegistryClient> {
	const cookies = new Map<string, string>();
	const client = createRegistryClient({
		baseUrl: product.url,
		fetch: async (input, init) => {
			const headers = new Headers(init?.headers);
			headers.set("origin", product.url);
			if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
			const response = await fetch(input, { ...init, headers });
			for (const cookie of response.headers.getSetCookie()) {
				const [pair = ""] = cookie.split(";");
				const at = pair.indexOf("=");
				cookies.set(pair.slice(0, at), pair.slice(at + 1));
			}
			return response;
		},
	});
	if (as) await client.auth.login(as);
	return client;
}

/** Asks again and again until `ask` gives something; the wait between is the server's own pace, not a guess. */
export async function eventually<T>(
	what: string,
	ask: () => Promise<T | undefined | false>,
	withinMs = 30_000,
): Promise<T> {
	const until = Date.now() + withinMs;
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		if (Date.now() > until) throw new Error(`Not within ${withinMs / 1000} s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
			);
		});
	});
}
