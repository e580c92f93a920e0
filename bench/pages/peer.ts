import { wrap } from "comlink";
import { pipelined, roundTrips } from "./measure.ts";

// What we measure ourselves against, in a worker of the same kind of frame: a bare port, and Comlink.
type Task = readonly [task: "roundTrips" | "pipelined" | "flood", peer: "bare" | "comlink", n: number];

addEventListener("message", ({ ports: [control] }: MessageEvent) => {
	if (control === undefined) return;
	control.onmessage = async ({ data: [task, peer, n], ports: [port] }: MessageEvent<Task>) => {
		if (port === undefined) return;
		if (task === "flood") {
			// Says hello as protocol version 1 does, then never reads its inbox again.
			port.postMessage([0, 1, 256]);
			for (let id = 1; id <= n; id++) port.postMessage([1, id, "bench.echo", id]);
			return;
		}
		const call = peer === "bare" ? bareCall(port) : comlinkCall(port);
		control.postMessage(await (task === "roundTrips" ? roundTrips(call, n) : pipelined(call, n)));
	};
	control.postMessage("ready");
});

/** The least that a call can be: a message there, a message back, first in first out. */
function bareCall(port: MessagePort) {
	const waiting: ((value: unknown) => void)[] = [];
	let next = 0;
	port.onmessage = ({ data }) => waiting[next++]?.(data);
	return (input: unknown) =>
		new Promise<unknown>((resolve) => {
			waiting.push(resolve);
			port.postMessage(input);
		});
}

function comlinkCall(port: MessagePort) {
	const remote = wrap<{ echo(input: unknown): unknown }>(port);
	return async (input: unknown) => remote.echo(input);
}
