import { AnnexError } from "@annex/errors";
import { type Clock, realClock } from "@annex/rpc";
import { checkDigests } from "../../check-digests.ts";
import type { Program, Sandbox, SandboxEngine, StartOptions } from "../../engine.ts";
import { errors } from "../../errors.ts";
import { link } from "../../link.ts";
import type { LinkedProgram } from "../../linked-program.ts";
import { runProgram } from "./run-program.ts";
import { openShell, type Shell } from "./shell.ts";

/** Whether each extension has a process of its own, or all share one (and a spinning or dying one stops the others). */
export type Isolation = "process-per-extension" | "shared";

export interface WorkerEngineOptions {
	/** Where the frame of a random label is served, e.g. `http://${label}.sandbox.localhost:4000/`. */
	readonly frameUrl: (label: string) => string;
	/**
	 * Names the next frame's label, a different one each time it is called in a page; by default random. An app that hands
	 * out the same labels after a reload lets the browser's cache answer for them while the server is away.
	 */
	readonly nextLabel?: () => string | Promise<string>;
	/** One sandbox address for browsers and networks where the labels' hosts cannot be reached. */
	readonly sharedFrameUrl?: string;
	/** Told when the engine falls back to `sharedFrameUrl`; by default the console is. */
	readonly onShared?: () => void;
	/** How long the first frame may take before the fallback is tried; milliseconds, default 3 000. */
	readonly probeMs?: number;
	readonly document?: Document;
	readonly clock?: Clock;
	/** `quickjs` where the frames' workers call `bootQuickjs`; default `worker`. */
	readonly name?: "worker" | "quickjs";
}

export interface WorkerEngine extends SandboxEngine {
	/** `process-per-extension` until the labels' hosts prove unreachable. */
	readonly isolation: Isolation;
}

const DEADLINE_MS = 10_000;

/** The default engine: one dedicated worker per program, in an opaque-origin frame (and process) of its own. */
export function workerEngine(options: WorkerEngineOptions): WorkerEngine {
	return new Engine(options);
}

class Engine implements WorkerEngine {
	readonly name: "worker" | "quickjs";
	isolation: Isolation = "process-per-extension";
	readonly #options: WorkerEngineOptions;
	readonly #document: Document;
	readonly #clock: Clock;
	readonly #pool: Promise<Shell>[] = [];
	readonly #running = new Set<Sandbox>();
	#wanted = 0;
	#labelsWork = false;
	readonly #disposal = new AbortController();

	constructor(options: WorkerEngineOptions) {
		this.#options = options;
		this.name = options.name ?? "worker";
		this.#document = options.document ?? document;
		this.#clock = options.clock ?? realClock;
	}

	async start(program: Program, { deadlineMs = DEADLINE_MS, signal }: StartOptions = {}): Promise<Sandbox> {
		if (this.#disposal.signal.aborted) throw errors.extension_closed();
		if (signal?.aborted) throw errors.cancelled();
		// Linked first: a program that cannot run takes no shell.
		const linked = link(program, this.name === "quickjs" ? "realm" : "urls");
		const deadline = this.#clock.now() + deadlineMs;
		const opening = this.#pool.shift() ?? this.#open(deadlineMs);
		try {
			return await this.#run(program, linked, opening, deadline, signal);
		} finally {
			// Only now: a new process coming up beside this start would slow it down tenfold.
			this.#refill();
		}
	}

	async #run(
		program: Program,
		linked: LinkedProgram,
		opening: Promise<Shell>,
		deadline: number,
		signal: AbortSignal | undefined,
	): Promise<Sandbox> {
		const [checked, opened] = await Promise.allSettled([checkDigests(program), opening]);
		if (opened.status === "rejected") throw opened.reason;
		if (checked.status === "rejected" || this.#disposal.signal.aborted) {
			opened.value.remove();
			throw checked.status === "rejected" ? checked.reason : errors.extension_closed();
		}
		const left = Math.max(0, deadline - this.#clock.now());
		const sandbox = await runProgram({
			shell: opened.value,
			program: linked,
			clock: this.#clock,
			deadlineMs: left,
			signal,
		});
		this.#running.add(sandbox);
		sandbox.exited.then(() => this.#running.delete(sandbox));
		return sandbox;
	}

	warm(shells: number): void {
		this.#wanted = Math.max(0, shells);
		while (this.#pool.length > this.#wanted) discard(this.#pool.pop());
		this.#refill();
	}

	dispose(): void {
		this.#disposal.abort();
		this.warm(0);
		for (const sandbox of [...this.#running]) sandbox.terminate(errors.extension_closed());
	}

	#refill(): void {
		while (!this.#disposal.signal.aborted && this.#pool.length < this.#wanted) {
			const opening = this.#open(DEADLINE_MS);
			this.#pool.push(opening);
			const forget = () => {
				const index = this.#pool.indexOf(opening);
				if (index >= 0) this.#pool.splice(index, 1);
			};
			// A shell that fails while it waits leaves the pool; the next start opens another and says what is wrong.
			opening.then((shell) => shell.broken.then(forget), forget);
		}
	}

	async #open(deadlineMs: number): Promise<Shell> {
		const { frameUrl, nextLabel = randomLabel, sharedFrameUrl, probeMs = 3_000 } = this.#options;
		const open = (url: string, ms: number) =>
			openShell({
				document: this.#document,
				url,
				clock: this.#clock,
				deadlineMs: ms,
				signal: this.#disposal.signal,
			});
		if (this.isolation === "shared" && sharedFrameUrl) return open(sharedFrameUrl, deadlineMs);
		const label = await nextLabel();
		if (this.#labelsWork || sharedFrameUrl === undefined) return open(frameUrl(label), deadlineMs);
		try {
			const shell = await open(frameUrl(label), Math.min(probeMs, deadlineMs));
			this.#labelsWork = true;
			return shell;
		} catch (thrown) {
			if (!(thrown instanceof AnnexError) || this.#labelsWork) throw thrown;
			const shell = await open(sharedFrameUrl, deadlineMs);
			this.#fallBack();
			return shell;
		}
	}

	#fallBack(): void {
		if (this.isolation === "shared") return;
		this.isolation = "shared";
		const { onShared } = this.#options;
		if (onShared) onShared();
		else console.warn("Extensions share one process here: the hosts under the sandbox domain cannot be reached.");
	}
}

function discard(opening: Promise<Shell> | undefined): void {
	opening?.then(
		(shell) => shell.remove(),
		() => {},
	);
}

/** 32 hexadecimal digits. Says nothing about who will live there, so that frames can be opened before that is known. */
export function randomLabel(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
