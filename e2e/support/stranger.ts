import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort, type Product } from "./product.ts";

const root = new URL("../../", import.meta.url).pathname;
const run = promisify(execFile);

/** An example of this repository in an empty folder elsewhere, installed from what a running registry serves. */
export interface Stranger extends AsyncDisposable {
	readonly folder: string;
	run(script: string): Promise<void>;
	/** Runs its server; resolves with its address once it says where it is. Ends with the folder. */
	start(settings: Readonly<Record<string, string>>, port?: number): Promise<string>;
}

export async function strangerWith(example: string, product: Product): Promise<Stranger> {
	const folder = await mkdtemp(join(tmpdir(), "annex-stranger-"));
	await cp(join(root, "examples", example), folder, {
		recursive: true,
		filter: (path) => !path.includes("node_modules"),
	});
	const packageFile = join(folder, "package.json");
	const json = await readFile(packageFile, "utf8");
	await writeFile(packageFile, json.replaceAll("http://localhost:4000", product.url));
	await install(folder, JSON.parse(json));
	const stops: (() => Promise<void>)[] = [];
	return {
		folder,
		async run(script) {
			await run("npm", ["run", "--silent", script], { cwd: folder });
		},
		async start(settings, port) {
			const url = `http://localhost:${port ?? (await freePort())}`;
			const env = { ...process.env, PORT: new URL(url).port, ANNEX_REGISTRY: product.url, ...settings };
			const child = spawn(process.execPath, ["serve.mjs"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
			const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
			stops.push(async () => {
				child.kill("SIGTERM");
				await ended;
			});
			await new Promise<void>((resolve, reject) => {
				child.stdout.once("data", () => resolve());
				child.once("exit", (code) => reject(new Error(`The example's server ended with ${code}.`)));
			});
			return url;
		},
		async [Symbol.asyncDispose]() {
			for (const stop of stops) await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

const QUIETLY = ["install", "--no-audit", "--no-fund", "--loglevel=error"];

interface PackageJson {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What is ours comes from the running registry; the rest from npm or, without a network, from what is installed here. */
async function install(folder: string, { dependencies = {}, devDependencies = {} }: PackageJson): Promise<void> {
	try {
		await run("npm", [...QUIETLY, "--prefer-offline", "--fetch-retries=0"], { cwd: folder });
	} catch {
		const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith("@annex/"));
		const ofHost = ["zod", "semver", "@noble/hashes", "es-module-lexer"];
		const beneath = named.flatMap((name) => ({ "react-dom": ["scheduler"], esbuild: [platformPackage] })[name] ?? []);
		const installed = [...new Set([...named, ...ofHost, ...beneath])].map((name) => join(root, "node_modules", name));
		await run("npm", ["pack", ...installed, "--ignore-scripts", "--loglevel=error"], { cwd: folder });
		const packed = (await readdir(folder)).filter((file) => file.endsWith(".tgz")).map((file) => join(folder, file));
		const ours = join(root, "dist/packages", await hostTarball());
		await run("npm", [...QUIETLY, "--offline", "--no-save", ...packed, ours], { cwd: folder });
	}
}

const platformPackage = `@esbuild/${process.platform}-${process.arch}`;

async function hostTarball(): Promise<string> {
	const files = await readdir(join(root, "dist/packages"));
	const host = files.find((file) => /^annex-host-\d/.test(file));
	if (host === undefined) throw new Error("The host has not been packed: run npm run build.");
	return host;
}
