import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { root, run, runBin } from "./lib/run.ts";

/** Published as modules with types, lowest layer first. The command line is published too, as one bundle. */
const LIBRARIES = ["errors", "manifest", "rpc", "capabilities", "sandbox", "scanner", "registry-api", "sdk", "host"];
const COMMAND_LINE = "cli";

const TARBALLS = join(root, "dist/packages");
const WORK = join(root, "node_modules/.cache/annex/packages");

interface PackageJson {
	name: string;
	version: string;
	files?: string[];
	exports?: Record<string, string | Record<string, string>>;
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	bundleDependencies?: string[];
	[field: string]: unknown;
}

/**
 * Builds every publishable package into its own `dist` (JavaScript with types; the command line as one file) and packs
 * them into `dist/packages/*.tgz`. A tarball carries the packages of this repository that it needs, so that it can be
 * installed from an address alone, without a registry that knows them.
 */
export async function buildPackages(): Promise<void> {
	await rm(WORK, { recursive: true, force: true });
	await Promise.all([compileLibraries(), bundleCommandLine()]);
	await bundleHost();
	const folders = [];
	for (const name of [...LIBRARIES, COMMAND_LINE]) folders.push(await stage(name));
	await pack(folders);
}

/** One run of the compiler over all sources: they see each other's sources, and each lands in its own `dist`. */
async function compileLibraries(): Promise<void> {
	const out = join(WORK, "compiled");
	const config = join(WORK, "tsconfig.json");
	await mkdir(WORK, { recursive: true });
	const below = (path: string) => LIBRARIES.map((name) => join(root, "packages", name, path));
	await writeFile(
		config,
		JSON.stringify({
			extends: join(root, "tsconfig.json"),
			compilerOptions: {
				noEmit: false,
				declaration: true,
				stripInternal: true,
				rootDir: join(root, "packages"),
				outDir: out,
				typeRoots: [join(root, "node_modules/@types")],
			},
			include: below("src"),
			exclude: below("src/**/*.test.ts"),
		}),
	);
	const result = await runBin("tsc", ["-p", config], { quiet: true });
	if (result.code !== 0) throw new Error(`The packages do not compile.\n${result.output}`);
	for (const name of LIBRARIES) {
		const dist = join(root, "packages", name, "dist");
		await rm(dist, { recursive: true, force: true });
		await rename(join(out, name, "src"), dist);
	}
}

/** Everything but esbuild, which brings a program of its own, goes into one file. */
async function bundleCommandLine(): Promise<void> {
	const outfile = join(root, "packages/cli/dist/main.js");
	await rm(join(root, "packages/cli/dist"), { recursive: true, force: true });
	await build({
		absWorkingDir: root,
		entryPoints: ["packages/cli/src/main.ts"],
		outfile,
		bundle: true,
		format: "esm",
		platform: "node",
		target: "node20",
		conditions: ["annex-source"],
		external: ["esbuild"],
		charset: "utf8",
		logLevel: "silent",
		banner: {
			// Some dependencies are CommonJS and ask for Node's own modules by `require`.
			js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
		},
	});
	await chmod(outfile, 0o755);
}

/** The host as one module with everything that it needs, for pages that are built by nothing. */
async function bundleHost(): Promise<void> {
	await build({
		absWorkingDir: root,
		entryPoints: ["packages/host/src/index.ts"],
		outfile: join(root, "packages/host/dist/browser.js"),
		bundle: true,
		format: "esm",
		platform: "browser",
		target: "es2023",
		conditions: ["annex-source"],
		minify: true,
		charset: "utf8",
		logLevel: "silent",
		plugins: [
			{
				// Its messages in fifty languages would be half of the file; none is ever shown.
				name: "zod-in-one-language",
				setup: ({ onLoad }) =>
					onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
						contents: 'export { default as en } from "./en.js";',
						resolveDir: join(root, "node_modules/zod/v4/locales"),
					})),
			},
		],
	});
}

/** A folder that holds exactly what is packed: built files, a `package.json` without this repository's own needs. */
async function stage(name: string): Promise<string> {
	const to = join(WORK, "staged", name);
	const json = await copyPackage(name, to);
	if (name === COMMAND_LINE) {
		// The rest is inside the bundle.
		json.dependencies = pick(json.dependencies ?? {}, (dependency) => dependency === "esbuild");
	} else {
		const needed = await repositoryNeeds(name);
		for (const need of needed) {
			const at = join(to, "node_modules/@annex", need);
			const carried = await copyPackage(need, at);
			await writeJson(at, carried);
			// What comes inside a tarball counts as complete for npm: what it needs in turn is for the outer package to ask for.
			const foreign = pick(carried.dependencies ?? {}, (dependency) => !dependency.startsWith("@annex/"));
			json.dependencies = { ...foreign, ...json.dependencies };
		}
		if (needed.length > 0) json.bundleDependencies = needed.map((need) => `@annex/${need}`);
	}
	await writeJson(to, json);
	return to;
}

async function copyPackage(name: string, to: string): Promise<PackageJson> {
	const from = join(root, "packages", name);
	const json = await packageJson(name);
	for (const path of json.files ?? []) {
		if (existsSync(join(from, path))) await cp(join(from, path), join(to, path), { recursive: true });
	}
	await cp(join(root, "LICENSE"), join(to, "LICENSE"));
	delete json.devDependencies;
	if (json.exports) json.exports = withoutSources(json.exports);
	return json;
}

function withoutSources(exports: NonNullable<PackageJson["exports"]>): NonNullable<PackageJson["exports"]> {
	return Object.fromEntries(
		Object.entries(exports).map(([path, target]) => [
			path,
			typeof target === "string" ? target : pick(target, (condition) => condition !== "annex-source"),
		]),
	);
}

/** The packages of this repository that a package needs at run time, with what those need in turn. */
async function repositoryNeeds(name: string, seen = new Set<string>()): Promise<string[]> {
	for (const dependency of Object.keys((await packageJson(name)).dependencies ?? {})) {
		const need = /^@annex\/(.+)$/.exec(dependency)?.[1];
		if (!need || seen.has(need)) continue;
		seen.add(need);
		await repositoryNeeds(need, seen);
	}
	return [...seen].sort();
}

async function pack(folders: readonly string[]): Promise<void> {
	const fresh = join(WORK, "tarballs");
	await mkdir(fresh, { recursive: true });
	const args = ["pack", ...folders, "--pack-destination", fresh, "--ignore-scripts", "--loglevel=error"];
	const result = await run("npm", args, { quiet: true });
	if (result.code !== 0) throw new Error(`The packages cannot be packed.\n${result.output}`);
	// Swapped in one step: a server that runs meanwhile never sees half of them.
	await mkdir(TARBALLS, { recursive: true });
	const made = await readdir(fresh);
	for (const old of await readdir(TARBALLS)) if (!made.includes(old)) await rm(join(TARBALLS, old));
	for (const file of made) await rename(join(fresh, file), join(TARBALLS, file));
}

async function packageJson(name: string): Promise<PackageJson> {
	return JSON.parse(await readFile(join(root, "packages", name, "package.json"), "utf8"));
}

async function writeJson(folder: string, json: PackageJson): Promise<void> {
	await writeFile(join(folder, "package.json"), `${JSON.stringify(json, undefined, "\t")}\n`);
}

function pick<T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
}

if (import.meta.main) await buildPackages();
