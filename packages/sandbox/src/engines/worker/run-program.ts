import type { AnnexError } from "@annex/errors";
import type { Clock } from "@annex/rpc";
import type { Sandbox, SandboxExit } from "../../engine.ts";
import { errors } from "../../errors.ts";
import type { LinkedProgram } from "../../linked-program.ts";
import type { ControlAnswer, ControlMessage } from "../../worker/await-program.ts";
import type { Shell } from "./shell.ts";

const LONGEST_MESSAGE = 2_000;

/** Turns a shell into a sandbox: sends it the program and waits until its main module was evaluated. */
export function runProgram(options: {
	shell: Shell;
	program: LinkedProgram;
	clock: Clock;
	deadlineMs: number;
	signal: AbortSignal | undefined;
}): Promise<Sandbox> {
	const { shell, program, clock, deadlineMs, signal } = options;
	const { port1, port2 } = new MessageChannel();
	const starting = Promise.withResolvers<Sandbox>();
	const exit = Promise.withResolvers<SandboxExit>();
	let over = false;

	const end = (cause: SandboxExit["cause"], error: AnnexError) => {
		if (over) return;
		over = true;
		clock.clearTimeout(timer);
		signal?.removeEventListener("abort", cancel);
		shell.remove();
		port1.close();
		starting.reject(error);
		exit.resolve({ cause, error });
	};
	const cancel = () => end("terminated", errors.cancelled());
	const timer = clock.setTimeout(
		() => end("terminated", errors.extension_unresponsive(Math.round(deadlineMs / 1000))),
		deadlineMs,
	);
	signal?.addEventListener("abort", cancel, { once: true });
	if (signal?.aborted) cancel();

	shell.broken.then(({ cause, message }) => end(cause, errors.extension_crashed(message)));
	shell.control.onmessage = ({ data }: MessageEvent<ControlAnswer>) => {
		if (data[0] === "failed") {
			end("crashed", errors.program_failed(String(data[1]).slice(0, LONGEST_MESSAGE)));
		} else if (data[0] === "evaluated") {
			clock.clearTimeout(timer);
			signal?.removeEventListener("abort", cancel);
			starting.resolve({
				port: port1,
				exited: exit.promise,
				terminate: (reason) => end("terminated", reason),
			});
		}
		shell.control.onmessage = null;
	};
	if (!over) shell.control.postMessage(["run", program] satisfies ControlMessage, [port2]);
	return starting.promise;
}
