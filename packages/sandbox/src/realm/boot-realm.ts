import type { PortLike } from "@annex/rpc";
import type { GuestMain } from "../worker/boot-worker.ts";
import { describeThrown } from "./describe-thrown.ts";
import { basics, HANDOVER, natives } from "./installed.ts";
import type { Realm } from "./natives.ts";
import { pack, unpack } from "./packed-message.ts";

/**
 * Gives the driver of a bare engine its handle and waits for the main module, the first that is entered; then calls
 * `run` with its namespace. To be called once, by the entry of a runtime for QuickJS or an isolate, whose first import
 * is `@annex/sandbox/realm/basics`, so that everything after it finds timers and text coders.
 */
export function bootRealm(run: GuestMain): void {
	const loading = new Map<number, PromiseWithResolvers<Record<string, unknown>>>();
	let main: number | undefined;
	let begun = false;
	let listener: PortLike["onmessage"] = null;
	let early: unknown[] = [];

	const port: PortLike = {
		postMessage: (message) => {
			if (!natives.packs) return natives.post(message);
			const { json, bytes } = pack(message);
			natives.post(json, ...bytes);
		},
		close: () => {
			listener = null;
			early = [];
		},
		get onmessage() {
			return listener;
		},
		set onmessage(next) {
			listener = next;
			for (const message of early.splice(0)) receive(message);
		},
	};

	function receive(data: unknown): void {
		if (listener) listener({ data } as MessageEvent);
		else early.push(data);
	}

	function start(namespace: Record<string, unknown>): void {
		begun = true;
		Promise.resolve(run(namespace, port)).catch((thrown) => basics.uncaught("error", thrown));
		natives.started();
	}

	const realm: Realm = {
		receive: natives.packs
			? (json, ...bytes) => receive(unpack({ json: String(json), bytes }))
			: (message) => receive(message),
		fire: basics.fire,
		entered(index, namespace) {
			main ??= index;
			if (index === main && !begun) start(namespace);
			else loading.get(index)?.resolve(namespace);
		},
		failed(index, thrown) {
			const waiting = loading.get(index);
			if (waiting) waiting.reject(thrown);
			else natives.crashed(describeThrown(thrown));
		},
		rejected: (reason) => basics.uncaught("unhandledrejection", reason),
		load(index) {
			const known = loading.get(index);
			if (known) return known.promise;
			const asked = Promise.withResolvers<Record<string, unknown>>();
			loading.set(index, asked);
			natives.load(index);
			return asked.promise;
		},
	};
	Object.assign(globalThis, { [HANDOVER]: realm });
}
