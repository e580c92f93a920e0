import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { errors } from "./errors.ts";
import type { Powers } from "./powers.ts";

/** The real world: this process, its terminal, its home folder. */
export function nodePowers(): Powers {
	const { env } = process;
	return {
		cwd: process.cwd(),
		env,
		configDir: join(env["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "annex"),
		hostname: hostname(),
		isTerminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
		fetch: globalThis.fetch,
		out: (line) => void process.stdout.write(`${line}\n`),
		err: (line) => void process.stderr.write(`${line}\n`),
		ask,
		readInput: () => text(process.stdin),
		sleep: async (ms) => void (await sleep(ms)),
		interrupted: () =>
			new Promise((resolve) => {
				for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
			}),
		now: () => performance.now(),
	};
}

async function ask(question: string, { hidden = false } = {}): Promise<string> {
	// Questions go to standard error, so that standard output stays clean for results. With a hidden answer readline
	// may draw nothing, so the question is written past it.
	if (hidden) process.stderr.write(question);
	const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
	const prompt = createInterface({ input: process.stdin, output, terminal: true });
	try {
		return await new Promise((resolve, reject) => {
			// Ctrl-C and Ctrl-D close it, and the question would then wait for ever.
			prompt.once("close", () => reject(errors.prompt_cancelled()));
			prompt.question(hidden ? "" : question).then(resolve, reject);
		});
	} finally {
		prompt.close();
		if (hidden) process.stderr.write("\n");
	}
}
