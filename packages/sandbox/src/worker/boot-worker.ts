import type { PortLike } from "@annex/rpc";
import type { LinkedProgram } from "../linked-program.ts";
import { portGuard } from "./guard-port.ts";
import { stripPowers } from "./strip-powers.ts";

/** What the engine tells the worker, over a port that guest code never sees. */
export type ControlMessage = readonly ["run", LinkedProgram];
/** What the worker answers: it is up, its main module was evaluated, or it failed, and why. */
export type ControlAnswer = readonly ["ready"] | readonly ["evaluated"] | readonly ["failed", string];

/** Receives the namespace of the evaluated main module and the port to the host. */
export type GuestMain = (main: Record<string, unknown>, port: PortLike) => void | Promise<void>;

/**
 * Prepares a worker for guest code and waits for a program: takes the ambient powers away, evaluates the linked
 * modules, then calls `run` with the main module's namespace. To be called once, by the runtime's entry.
 *
 * @example bootWorker((main, port) => startGuest(main, port));
 */
export function bootWorker(run: GuestMain): void {
	const guard = portGuard();
	const { createObjectURL } = URL;
	stripPowers(globalThis);

	globalThis.addEventListener(
		"message",
		(event: MessageEvent) => {
			const [control] = event.ports;
			if (control === undefined) return;
			// Nothing else ever arrives here; a guest that listens must not meet the port either.
			event.stopImmediatePropagation();
			const answer = (message: ControlAnswer) => control.postMessage(message);
			control.onmessage = ({ data, ports: [port] }: MessageEvent<ControlMessage>) => {
				control.onmessage = null;
				if (port === undefined) return;
				const guarded = guard(port);
				const guardedControl = guard(control);
				evaluate(data[1], createObjectURL).then(
					(main) => start(run, main, guarded, guardedControl),
					(thrown) => guardedControl.postMessage(["failed", describe(thrown)] satisfies ControlAnswer),
				);
			};
			answer(["ready"]);
		},
		{ once: true },
	);
}

function start(run: GuestMain, main: Record<string, unknown>, port: PortLike, control: PortLike): void {
	try {
		// A later rejection is the runtime's crash, and is thrown where the frame's error report sees it.
		Promise.resolve(run(main, port)).catch((thrown) => reportError(thrown));
		control.postMessage(["evaluated"] satisfies ControlAnswer);
	} catch (thrown) {
		control.postMessage(["failed", describe(thrown)] satisfies ControlAnswer);
	}
}

function evaluate(
	program: LinkedProgram,
	createObjectURL: typeof URL.createObjectURL,
): Promise<Record<string, unknown>> {
	const urls: string[] = [];
	for (const pieces of program) {
		const parts = pieces.map((piece) => (typeof piece === "number" ? (urls[piece] ?? "") : piece));
		urls.push(createObjectURL(new Blob(parts, { type: "text/javascript" })));
	}
	return import(urls.at(-1) ?? "");
}

function describe(thrown: unknown): string {
	// A module may throw anything, also an object whose members throw in turn.
	try {
		if (!(thrown instanceof Error)) return String(thrown);
		const place = /ext:\/\/\S+?:\d+:\d+/.exec(String(thrown.stack))?.[0];
		return `${thrown.name}: ${thrown.message}${place ? ` (${place})` : ""}`;
	} catch {
		return "something that cannot be described.";
	}
}
