import type { PortLike } from "@annex/rpc";

/**
 * Wraps a port in closures over the browser's own functions, taken before guest code runs.
 * The port itself is never `this` of anything that a guest can patch, and no event that names it is handed out.
 */
export function portGuard(): (port: MessagePort) => PortLike {
	const { apply } = Reflect;
	const { postMessage, close, start } = MessagePort.prototype;
	const listen = EventTarget.prototype.addEventListener;
	const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
	if (dataOf === undefined) throw new Error("This browser's messages carry no data.");

	return (port) => {
		let listener: PortLike["onmessage"] = null;
		let started = false;
		const heard = (event: MessageEvent) => {
			listener?.({ data: apply(dataOf, event, []) } as MessageEvent);
		};
		apply(listen, port, ["message", heard]);
		return {
			postMessage: (message, transfer) => apply(postMessage, port, transfer ? [message, transfer] : [message]),
			close: () => apply(close, port, []),
			get onmessage() {
				return listener;
			},
			set onmessage(next) {
				listener = next;
				if (started || next === null) return;
				started = true;
				apply(start, port, []);
			},
		};
	};
}
