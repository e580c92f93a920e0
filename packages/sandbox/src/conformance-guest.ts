import { openChannel, type PortLike } from "@annex/rpc";

/** The smallest guest runtime, for `bootWorker` and `bootRealm`: the main module's functions are its methods. */
export function serveProgram(main: Record<string, unknown>, port: PortLike): void {
	const channel = openChannel({ port, side: "guest" });
	const functions = Object.entries(main).filter(([, value]) => typeof value === "function");
	channel.answer("program", Object.fromEntries(functions) as Record<string, () => unknown>);
}
