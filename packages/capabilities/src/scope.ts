import type { CallContext, CallSpec, Channel, Client, Clock, Contract, EventSpec, Handlers } from "@annex/rpc";
import type { LiveGrants } from "./live-grants.ts";

/** Who an extension is, as the host knows it; never taken from a message. */
export interface ExtensionIdentity {
	/** `publisher.name` */
	readonly id: string;
	readonly version: string;
	/** For people; plain text, harmless to show. */
	readonly displayName: string;
}

/** One running extension as a capability's host half sees it: whose calls these are and what it may do right now. */
export interface Scope {
	readonly extension: ExtensionIdentity;
	readonly clock: Clock;
	readonly grants: LiveGrants;
	/** Aborts when the extension stops, for whatever reason. Host halves free what they hold then. */
	readonly signal: AbortSignal;
	/**
	 * Serves a contract to the extension. The channel's gate has checked the grant before a handler runs; here a grant
	 * taken back while the handler runs rejects the call at once, aborts the handler's signal and drops its late result.
	 */
	serve<C extends Contract>(contract: C, handlers: Handlers<C["calls"]>): void;
	/** Calls into the extension. */
	client<Calls extends Readonly<Record<string, CallSpec>>>(name: string, calls: Calls): Client<Calls>;
	/** Sends an event, or nothing when the event's permission is not granted at this moment. */
	emit(name: string, spec: EventSpec, payload: unknown): void;
}

/** Opens the scope of one extension over its channel, whose gate has to be `grants.gate`. */
export function openScope(parts: {
	readonly channel: Channel;
	readonly extension: ExtensionIdentity;
	readonly grants: LiveGrants;
	readonly clock: Clock;
	readonly signal: AbortSignal;
}): Scope {
	const { channel, grants } = parts;
	return {
		extension: parts.extension,
		clock: parts.clock,
		grants,
		signal: parts.signal,
		serve(contract, handlers) {
			const guarded: Record<string, Handler> = Object.create(null);
			for (const [method, spec] of Object.entries(contract.calls)) {
				const handler = (handlers as Record<string, Handler>)[method];
				if (handler === undefined) throw new TypeError(`${contract.name}.${method} has no handler.`);
				guarded[method] =
					spec.permission === undefined
						? handler
						: whileGranted(grants, `${contract.name}.${method}`, spec.permission, handler);
			}
			channel.serve(contract, guarded as Handlers<(typeof contract)["calls"]>);
		},
		client: (name, calls) => channel.client(name, calls),
		emit(name, spec, payload) {
			if (spec.permission !== undefined && !grants.has(spec.permission)) return;
			channel.emit(name, spec, payload);
		},
	};
}

type Handler = (input: unknown, context: CallContext) => unknown;

function whileGranted(grants: LiveGrants, method: string, permission: string, handler: Handler): Handler {
	return async (input, context) => {
		const granted = grants.until(method, permission);
		try {
			granted.signal.throwIfAborted();
			const signal = AbortSignal.any([context.signal, granted.signal]);
			const result = Promise.resolve(handler(input, { ...context, signal }));
			const revoked = new Promise<never>((_, reject) => {
				granted.signal.addEventListener("abort", () => reject(granted.signal.reason), { once: true });
			});
			return await Promise.race([result, revoked]);
		} finally {
			granted.release();
		}
	};
}
