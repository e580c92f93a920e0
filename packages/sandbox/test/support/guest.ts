import type { PortLike } from "@annex/rpc";
import { openChannel } from "@annex/rpc";
import { bootWorker } from "../../src/worker/index.ts";

// The smallest guest runtime: the main module's functions are its methods.
bootWorker((main, port) => {
	if (main["flood"] === "flood") return flood(port);
	const channel = openChannel({ port, side: "guest" });
	const functions = Object.entries(main).filter(([, value]) => typeof value === "function");
	channel.answer("program", Object.fromEntries(functions) as Record<string, () => unknown>);
});

/** Speaks the wire by hand and ignores its credits, as a guest without the SDK may. */
function flood(port: PortLike): void {
	port.postMessage([0, 1, 256]);
	for (let id = 1; id <= 100_000; id++) port.postMessage([1, id, "program.anything", id]);
}
