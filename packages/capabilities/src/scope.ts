import type { AnnexError } from "@annex/errors";
import type { CallContext, CallSpec, Channel, Client, Clock, Contract, EventSpec, Handlers } from "@annex/rpc";
import { errors } from "./errors.ts";
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
	return (input, context) =>
		new Promise((resolve, reject) => {
			if (!grants.has(permission)) throw errors.permission_denied(method, permission);
			const guarded = new GuardedContext(context);
			const release = grants.onceRevoked(permission, () => {
				const reason = errors.permission_denied(method, permission);
				guarded.abort(reason);
				reject(reason);
			});
			const running = (async () => handler(input, guarded))();
			running.then(resolve, reject).finally(release);
		});
}

/** Adds the revocation to what a handler's signal aborts for. Signals are made only for handlers that look at them. */
class GuardedContext implements CallContext {
	readonly #context: CallContext;
	readonly #revoked = new LazyAbort();

	constructor(context: CallContext) {
		this.#context = context;
	}

	get signal(): AbortSignal {
		return AbortSignal.any([this.#context.signal, this.#revoked.signal]);
	}

	abort(reason: AnnexError): void {
		this.#revoked.abort(reason);
	}
}

class LazyAbort {
	#controller: AbortController | undefined;
	#reason: AnnexError | undefined;

	get signal(): AbortSignal {
		if (this.#reason !== undefined) return AbortSignal.abort(this.#reason);
		this.#controller ??= new AbortController();
		return this.#controller.signal;
	}

	abort(reason: AnnexError): void {
		this.#reason = reason;
		this.#controller?.abort(reason);
	}
}
