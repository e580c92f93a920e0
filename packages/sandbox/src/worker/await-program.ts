import type { PortLike } from "@annex/rpc";
import type { LinkedProgram } from "../linked-program.ts";
import { portGuard } from "./guard-port.ts";
import { stripPowers } from "./strip-powers.ts";

/** What the engine tells the worker, over a port that guest code never sees. */
export type ControlMessage = readonly ["run", LinkedProgram];
/** What the worker answers: it is up, its main module was evaluated, or it failed, and why. */
export type ControlAnswer = readonly ["ready"] | readonly ["evaluated"] | readonly ["failed", string];

/** Runs a program that talks to its host over `port`, and tells once how its start went. */
export type RunProgram = (program: LinkedProgram, port: PortLike, tell: (answer: ControlAnswer) => void) => void;

/**
 * Takes the ambient powers of a worker away, says that it is ready once `preparing` is, and waits for a program.
 * To be called once; what needs one of those powers takes it before.
 */
export function awaitProgram(preparing: RunProgram | Promise<RunProgram>): void {
	const guard = portGuard();
	stripPowers(globalThis);

	globalThis.addEventListener(
		"message",
		(event: MessageEvent) => {
			const [control] = event.ports;
			if (control === undefined) return;
			// Nothing else ever arrives here; a guest that listens must not meet the port either.
			event.stopImmediatePropagation();
			Promise.resolve(preparing).then((run) => {
				control.onmessage = ({ data, ports: [port] }: MessageEvent<ControlMessage>) => {
					control.onmessage = null;
					if (port === undefined) return;
					const guarded = guard(port);
					const guardedControl = guard(control);
					run(data[1], guarded, (answer) => guardedControl.postMessage(answer));
				};
				control.postMessage(["ready"] satisfies ControlAnswer);
			}, reportError);
		},
		{ once: true },
	);
}
