import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPackages } from "./build-packages.ts";
import { type RunResult, root, run } from "./lib/run.ts";

const TARBALLS = join(root, "dist/packages");

/**
 * Does what an author does with the packed tools, in an empty folder outside this repository: installs them, creates an
 * extension, packages it, checks its types. Rejects with the output of the step that failed.
 */
export async function smoke(say: (line: string) => void = () => {}): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), "annex-smoke-"));
	try {
		say("Packing the command line and the SDK");
		await buildPackages();
		say(`Installing them in ${folder}`);
		await writeFile(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
		await install(folder);

		say("annex --help, create, package");
		const help = await annex(folder, ["--help"]);
		expectThat(/create/.test(help.output) && /publish/.test(help.output), "the help names the commands", help);
		await annex(folder, ["create", "smoke-signal", "--publisher", "acme"]);
		const project = join(folder, "smoke-signal");
		const first = await packageBytes(folder, project);

		// Elsewhere, at another time, on another clock: the same sources are to give the same bytes.
		const elsewhere = join(folder, "somewhere", "else");
		await mkdir(elsewhere, { recursive: true });
		for (const entry of await readdir(project)) {
			if (!entry.endsWith(".zip")) await cp(join(project, entry), join(elsewhere, entry), { recursive: true });
		}
		const second = await packageBytes(folder, elsewhere, { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" });
		if (first !== second) throw new Error(`The same sources gave other bytes: ${first} and ${second}.`);

		say("Checking the template against the SDK's types");
		const types = await run(join(root, "node_modules/.bin/tsc"), ["-p", project], { quiet: true, cwd: project });
		expectThat(types.code === 0, "the template's types are right", types);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** From the tarballs, what they need from npm; without a network, from what this repository has installed. */
async function install(folder: string): Promise<void> {
	const made = await readdir(TARBALLS);
	const ours = made.filter((file) => /^annex(-sdk)?-\d/.test(file)).map((file) => join(TARBALLS, file));
	const quietly = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
	const online = await run("npm", [...quietly, "--prefer-offline", "--fetch-retries=0", ...ours], {
		quiet: true,
		cwd: folder,
	});
	if (online.code === 0) return;

	const platform = `@esbuild/${process.platform}-${process.arch}`;
	const needs = ["esbuild", platform, "zod", "semver"].map((name) => join(root, "node_modules", name));
	const packed = await run("npm", ["pack", ...needs, "--ignore-scripts", "--loglevel=error"], {
		quiet: true,
		cwd: folder,
	});
	expectThat(packed.code === 0, "npm packs what is installed here", packed);
	const theirs = (await readdir(folder)).filter((file) => file.endsWith(".tgz")).map((file) => join(folder, file));
	const offline = await run("npm", [...quietly, "--offline", ...theirs, ...ours], { quiet: true, cwd: folder });
	expectThat(offline.code === 0, "the tarballs can be installed", offline);
}

async function annex(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunResult> {
	// Found as npm finds it: the bin that the tarball declares.
	const bin = join(folder, "node_modules/.bin/annex");
	const result = await run(bin, args, { quiet: true, cwd: folder, env });
	expectThat(result.code === 0, `annex ${args.join(" ")} succeeds`, result);
	return result;
}

/** The digest of the package that is made of `project`. */
async function packageBytes(folder: string, project: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
	await annex(folder, ["package", project], env);
	const file = join(project, "acme.smoke-signal-0.1.0.zip");
	return createHash("sha256")
		.update(await readFile(file))
		.digest("hex");
}

function expectThat(holds: boolean, promise: string, result: RunResult): void {
	if (!holds) throw new Error(`It does not hold that ${promise}.\n${result.output}`);
}

if (import.meta.main) {
	await smoke((line) => console.log(`› ${line}`));
	console.log("The packed tools work outside the repository.");
}
