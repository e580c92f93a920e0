import { openChannel } from "@annex/rpc";
import { bootWorker } from "@annex/sandbox/worker";
import { pipelined, roundTrips } from "./measure.ts";

// A guest whose program does nothing; what is measured are the calls of its runtime.
bootWorker((_main, port) => {
	const channel = openChannel({ port, side: "guest" });
	const call = (input: unknown) => channel.call("bench.echo", input);
	channel.answer("bench", {
		roundTrips: (n: number) => roundTrips(call, n),
		pipelined: (n: number) => pipelined(call, n),
	});
});
