import type { PortLike } from "@annex/rpc";
import { serveProgram } from "../../src/conformance-guest.ts";
import { bootWorker } from "../../src/worker/index.ts";

bootWorker((main, port) => {
	if (main["flood"] === "flood") return flood(port);
	serveProgram(main, port);
});

/** Speaks the wire by hand and ignores its credits, as a guest without the SDK may. */
function flood(port: PortLike): void {
	port.postMessage([0, 1, 256]);
	for (let id = 1; id <= 100_000; id++) port.postMessage([1, id, "program.anything", id]);
}
