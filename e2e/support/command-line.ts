import { spawn } from "node:child_process";

const CLI = new URL("../../packages/cli/dist/main.js", import.meta.url).pathname;

export interface CliRun {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the built `annex` command in a folder, as an author would. `home` keeps credentials out of the real one. */
export function annex(
	args: readonly string[],
	options: { cwd: string; home: string; input?: string },
): Promise<CliRun> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [CLI, ...args], {
			cwd: options.cwd,
			env: { PATH: process.env["PATH"], HOME: options.home, XDG_CONFIG_HOME: `${options.home}/.config` },
		});
		let stdout = "";
		let stderr = "";
		child.stdout.on("data", (chunk) => {
			stdout += chunk;
		});
		child.stderr.on("data", (chunk) => {
			stderr += chunk;
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
		child.stdin.end(options.input ?? "");
	});
}
