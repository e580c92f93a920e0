import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Runs a script of ours until it says its address as JSON: `{"url":"http://…"}`. */
export async function start(script: string, env: Record<string, string>, input = "") {
	const path = fileURLToPath(new URL(script, import.meta.url));
	const child = spawn(process.execPath, ["--conditions=annex-source", path], {
		stdio: ["pipe", "pipe", "inherit"],
		env: { PATH: process.env["PATH"], ...env },
	});
	child.stdin.end(input);
	for await (const line of createInterface({ input: child.stdout })) {
		if (!line.startsWith("{")) continue;
		const { url } = JSON.parse(line) as { url?: string };
		if (url) return { process: child as ChildProcess, url };
	}
	throw new Error(`${script} ended before it was ready.`);
}
