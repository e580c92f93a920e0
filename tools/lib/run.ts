import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface RunResult {
	readonly code: number;
	readonly output: string;
	readonly seconds: number;
}

/** Runs a program to its end. With `quiet` its output is kept and returned, else it is shown as it comes. */
export function run(
	command: string,
	args: readonly string[],
	options: { quiet?: boolean; env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<RunResult> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd ?? root,
			env: { ...process.env, ...options.env },
			stdio: options.quiet ? ["ignore", "pipe", "pipe"] : "inherit",
		});
		let output = "";
		child.stdout?.on("data", (chunk) => {
			output += chunk;
		});
		child.stderr?.on("data", (chunk) => {
			output += chunk;
		});
		child.on("error", reject);
		child.on("exit", (code) => resolve({ code: code ?? 1, output, seconds: (performance.now() - began) / 1000 }));
	});
}

/** Runs one of the project's own TypeScript files under this Node. */
export function runScript(file: string, args: readonly string[] = [], options: Parameters<typeof run>[2] = {}) {
	return run(process.execPath, ["-C", "annex-source", "--disable-warning=ExperimentalWarning", file, ...args], options);
}

/** Runs a tool that a dependency put into `node_modules/.bin`. */
export function runBin(name: string, args: readonly string[], options: Parameters<typeof run>[2] = {}) {
	return run(`${root}node_modules/.bin/${name}`, args, options);
}
