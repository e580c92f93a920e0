import type { PortLike } from "@annex/rpc";
import type { LinkedProgram } from "../linked-program.ts";
import { describeThrown } from "../realm/describe-thrown.ts";
import { awaitProgram, type ControlAnswer } from "./await-program.ts";

/** Receives the namespace of the evaluated main module and the port to the host. */
export type GuestMain = (main: Record<string, unknown>, port: PortLike) => void | Promise<void>;

/**
 * Prepares a worker for guest code and waits for a program: takes the ambient powers away, evaluates the linked
 * modules, then calls `run` with the main module's namespace. To be called once, by the runtime's entry.
 *
 * @example bootWorker((main, port) => startGuest(main, port));
 */
export function bootWorker(run: GuestMain): void {
	const { createObjectURL } = URL;
	awaitProgram((program, port, tell) => {
		evaluate(program, createObjectURL).then(
			(main) => start(run, main, port, tell),
			(thrown) => tell(["failed", describeThrown(thrown)]),
		);
	});
}

function start(
	run: GuestMain,
	main: Record<string, unknown>,
	port: PortLike,
	tell: (answer: ControlAnswer) => void,
): void {
	try {
		// A later rejection is the runtime's crash, and is thrown where the frame's error report sees it.
		Promise.resolve(run(main, port)).catch((thrown) => reportError(thrown));
		tell(["evaluated"]);
	} catch (thrown) {
		tell(["failed", describeThrown(thrown)]);
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
