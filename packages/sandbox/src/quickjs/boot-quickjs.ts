import { awaitProgram } from "../worker/await-program.ts";
import { openQuickjsRealm, type QuickjsLimits } from "./quickjs-realm.ts";

/**
 * Prepares a worker that runs guest code in QuickJS and waits for a program. To be called once, by the entry of the
 * worker's script, which carries the engine's WebAssembly and the guest's runtime (a script that calls `bootRealm`).
 * A guest that goes over a limit ends the worker with an uncaught error, which the host sees as its crash.
 */
export function bootQuickjs(options: {
	readonly wasm: ArrayBuffer;
	readonly runtime: string;
	readonly limits: QuickjsLimits;
}): void {
	let deliver: (message: unknown) => void = () => {};
	let started = false;
	let tellStart: (answer: readonly ["evaluated"] | readonly ["failed", string]) => void = () => {};
	const end = (why: string) => {
		if (started) reportError(new Error(why));
		else tellStart(["failed", why]);
	};
	const { reportError } = globalThis;
	const realm = openQuickjsRealm(options, {
		post: (message) => deliver(message),
		started: () => {
			started = true;
			tellStart(["evaluated"]);
		},
		crashed: end,
		overMemory: () => end(`it used more than ${options.limits.memoryMB} MB of memory.`),
	});
	awaitProgram(
		realm.then(({ run, receive }) => (program, port, tell) => {
			tellStart = tell;
			deliver = (message) => port.postMessage(message);
			port.onmessage = ({ data }) => receive(data);
			run(program);
		}),
	);
}
