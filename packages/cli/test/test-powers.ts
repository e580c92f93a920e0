import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Powers } from "../src/powers.ts";
import { run } from "../src/run.ts";

export interface TestCli extends AsyncDisposable {
	/** An empty folder, where commands run. */
	readonly cwd: string;
	readonly configDir: string;
	/** Runs one command line. `out` and `err` hold what it printed. */
	run(...argv: string[]): Promise<{ code: number; out: string; err: string }>;
	/** Runs with `--json` and parses what it printed. */
	json(...argv: string[]): Promise<{ code: number; result: Record<string, unknown> }>;
}

/** The command line in an empty folder, with a home of its own; nobody sits at its terminal unless `answers` says so. */
export async function openCli(
	options: {
		env?: Record<string, string>;
		answers?: string[];
		input?: string;
		fetch?: typeof fetch;
		interrupted?: Promise<void>;
		onLine?: (line: string) => void;
	} = {},
): Promise<TestCli> {
	const home = await mkdtemp(join(tmpdir(), "annex-cli-"));
	const answers = [...(options.answers ?? [])];
	const configDir = join(home, "config");

	async function runOnce(argv: string[]) {
		const out: string[] = [];
		const err: string[] = [];
		const powers: Powers = {
			cwd: home,
			env: options.env ?? {},
			configDir,
			hostname: "test-machine",
			isTerminal: options.answers !== undefined,
			fetch: options.fetch ?? globalThis.fetch,
			out: (line) => out.push(line),
			err(line) {
				err.push(line);
				options.onLine?.(line);
			},
			ask: async (question) => {
				err.push(question);
				return answers.shift() ?? "";
			},
			readInput: async () => options.input ?? "",
			sleep: () => new Promise((resolve) => setImmediate(resolve)),
			interrupted: () => options.interrupted ?? new Promise(() => {}),
			now: () => performance.now(),
		};
		const code = await run(argv, powers);
		return { code, out: out.join("\n"), err: err.join("\n") };
	}

	return {
		cwd: home,
		configDir,
		run: (...argv) => runOnce(argv),
		async json(...argv) {
			const { code, out } = await runOnce([...argv, "--json"]);
			return { code, result: JSON.parse(out) };
		},
		[Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
	};
}
