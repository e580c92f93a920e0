import type { AnnexError } from "@annex/errors";
import type { Clock, PortLike } from "@annex/rpc";
import { sandboxErrors as errors, type LinkedProgram, type Sandbox, type SandboxExit } from "@annex/sandbox";
import type { IsolateLimits } from "./isolate-engine.ts";
import type { Child } from "./open-child.ts";

const LONGEST_MESSAGE = 2_000;
const WINDOW_MS = 10_000;

/** Turns a child into a sandbox: sends it the program and waits until its main module was evaluated. */
export function runInChild(options: {
	child: Child;
	program: LinkedProgram;
	limits: IsolateLimits;
	clock: Clock;
	deadlineMs: number;
	signal: AbortSignal | undefined;
}): Promise<Sandbox> {
	const { child, program, limits, clock, deadlineMs, signal } = options;
	const starting = Promise.withResolvers<Sandbox>();
	const exit = Promise.withResolvers<SandboxExit>();
	const port = childPort(child);
	const spent: { at: number; cpuMs: number }[] = [];
	let evaluated = false;
	let over = false;

	const end = (cause: SandboxExit["cause"], error: AnnexError) => {
		if (over) return;
		over = true;
		for (const timer of [starts, lives]) clock.clearTimeout(timer);
		signal?.removeEventListener("abort", cancel);
		child.kill();
		port.close();
		starting.reject(error);
		exit.resolve({ cause, error });
	};
	const cancel = () => end("terminated", errors.cancelled());
	const starts = clock.setTimeout(
		() => end("terminated", errors.extension_unresponsive(Math.round(deadlineMs / 1000))),
		deadlineMs,
	);
	const lives = Number.isFinite(limits.lifetimeMs)
		? clock.setTimeout(
				() => end("terminated", errors.extension_over_limit(`${limits.lifetimeMs} ms of time`)),
				limits.lifetimeMs,
			)
		: undefined;
	signal?.addEventListener("abort", cancel, { once: true });
	if (signal?.aborted) cancel();

	child.ended.then((how) => end("lost", errors.extension_crashed(how)));
	child.listen(([kind, value]) => {
		switch (kind) {
			case "evaluated":
				if (evaluated || over) return;
				evaluated = true;
				clock.clearTimeout(starts);
				signal?.removeEventListener("abort", cancel);
				starting.resolve({ port, exited: exit.promise, terminate: (reason) => end("terminated", reason) });
				return;
			case "failed": {
				const said = value.slice(0, LONGEST_MESSAGE);
				return end("crashed", evaluated ? errors.extension_crashed(said) : errors.program_failed(said));
			}
			case "overMemory":
				return end("terminated", errors.extension_over_limit(`${limits.memoryMB} MB of memory`));
			case "usage": {
				const now = clock.now();
				spent.push({ at: now, cpuMs: value });
				while ((spent[0]?.at ?? now) < now - WINDOW_MS) spent.shift();
				const used = value - (spent[0]?.cpuMs ?? 0);
				if (used > limits.cpuShare * WINDOW_MS) {
					end("terminated", errors.extension_over_limit(`${limits.cpuShare} of a core over ten seconds`));
				}
				return;
			}
			case "message":
				port.deliver(value);
		}
	});
	if (!over) child.send(["run", program]);
	return starting.promise;
}

/** The host's end: what comes before anybody listens waits. */
function childPort(child: Child): PortLike & { deliver(message: unknown): void } {
	let listener: PortLike["onmessage"] = null;
	let early: unknown[] = [];
	let closed = false;
	const deliver = (data: unknown) => {
		if (closed) return;
		if (listener) listener({ data } as MessageEvent);
		else early.push(data);
	};
	return {
		deliver,
		postMessage: (message) => {
			if (!closed) child.send(["message", message]);
		},
		close: () => {
			closed = true;
			early = [];
		},
		get onmessage() {
			return listener;
		},
		set onmessage(next) {
			listener = next;
			for (const message of early.splice(0)) deliver(message);
		},
	};
}
