import { type Clock, realClock } from "@annex/rpc";
import {
	checkDigests,
	sandboxErrors as errors,
	link,
	type Program,
	type Sandbox,
	type SandboxEngine,
	type StartOptions,
} from "@annex/sandbox";
import { type Child, openChild } from "./open-child.ts";
import { runInChild } from "./run-in-child.ts";

/** What one program may use. Beyond it, it is ended with `extension_over_limit`. */
export interface IsolateLimits {
	/** Heap and buffers together, in MB (10^6 is near enough); 8 or more. V8 takes it as a guideline, not to the byte. */
	readonly memoryMB: number;
	/** Share of one core, on average over ten seconds. */
	readonly cpuShare: number;
	/** Milliseconds from start to end, whatever it does; `Infinity` for a program that stays. */
	readonly lifetimeMs: number;
}

export interface IsolateEngineOptions {
	/** The guest runtime for bare realms: a classic script that calls `bootRealm`. */
	readonly runtime: string;
	readonly limits?: Partial<IsolateLimits>;
	readonly clock?: Clock;
}

const DEADLINE_MS = 10_000;
const LIMITS: IsolateLimits = { memoryMB: 128, cpuShare: 0.5, lifetimeMs: Number.POSITIVE_INFINITY };

/** Runs programs on the server: one V8 isolate in one child process each, which may die without loss. */
export function isolateEngine(options: IsolateEngineOptions): SandboxEngine {
	return new Engine(options);
}

class Engine implements SandboxEngine {
	readonly name = "isolate";
	readonly #runtime: string;
	readonly #limits: IsolateLimits;
	readonly #clock: Clock;
	readonly #pool: Promise<Child>[] = [];
	readonly #running = new Set<Sandbox>();
	#wanted = 0;
	#disposed = false;

	constructor({ runtime, limits, clock = realClock }: IsolateEngineOptions) {
		this.#runtime = runtime;
		this.#limits = { ...LIMITS, ...limits };
		this.#clock = clock;
	}

	async start(program: Program, { deadlineMs = DEADLINE_MS, signal }: StartOptions = {}): Promise<Sandbox> {
		if (this.#disposed) throw errors.extension_closed();
		if (signal?.aborted) throw errors.cancelled();
		const linked = link(program, "realm");
		await checkDigests(program);
		const deadline = this.#clock.now() + deadlineMs;
		const child = await (this.#pool.shift() ?? this.#open(deadlineMs));
		this.#refill();
		if (this.#disposed) {
			child.kill();
			throw errors.extension_closed();
		}
		const sandbox = await runInChild({
			child,
			program: linked,
			limits: this.#limits,
			clock: this.#clock,
			deadlineMs: Math.max(0, deadline - this.#clock.now()),
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
		this.#disposed = true;
		this.warm(0);
		for (const sandbox of [...this.#running]) sandbox.terminate(errors.extension_closed());
	}

	#open(deadlineMs: number): Promise<Child> {
		return openChild({ runtime: this.#runtime, memoryMB: this.#limits.memoryMB, clock: this.#clock, deadlineMs });
	}

	#refill(): void {
		while (!this.#disposed && this.#pool.length < this.#wanted) {
			const opening = this.#open(DEADLINE_MS);
			this.#pool.push(opening);
			const forget = () => {
				const index = this.#pool.indexOf(opening);
				if (index >= 0) this.#pool.splice(index, 1);
			};
			// A child that ends while it waits leaves the pool; the next start opens another and says what is wrong.
			opening.then((child) => child.ended.then(forget), forget);
		}
	}
}

function discard(opening: Promise<Child> | undefined): void {
	opening?.then(
		(child) => child.kill(),
		() => {},
	);
}
