import type { AnnexError } from "@annex/errors";
import type { CallContext, CallOptions, CallSpec, Client, Contract, EventSpec, Handlers } from "./contract.ts";
import type { DataLimits } from "./plain-data.ts";

/** Time as a power: the real one in production, one turned by hand in tests. Milliseconds, monotonic. */
export interface Clock {
	now(): number;
	setTimeout(run: () => void, ms: number): unknown;
	clearTimeout(handle: unknown): void;
}

/** The part of MessagePort that a channel uses, so that Node's and the browser's both fit. */
export interface PortLike {
	postMessage(message: unknown, transfer?: Transferable[]): void;
	onmessage: ((event: MessageEvent) => void) | null;
	close(): void;
}

/** Decides about one arriving call before its arguments are looked at; throws an `AnnexError` to refuse. */
export type Gate = (method: string, spec: CallSpec) => void;

/** What happened to one call, for logs, the call trace and usage figures. */
export interface CallRecord {
	readonly method: string;
	readonly direction: "in" | "out";
	readonly startedAt: number;
	readonly durationMs: number;
	readonly outcome: "ok" | "error" | "refused" | "cancelled" | "expired";
	readonly code?: string;
}

/** What one side allows the other. Sizes that a message may have are in `DataLimits`. */
export interface ChannelLimits extends DataLimits {
	/** Milliseconds until a call is given up, unless its spec or caller says otherwise. */
	readonly deadlineMs: number;
	/** Calls and events that the other side may have under way at once; more is a breach that closes the channel. */
	readonly window: number;
	/** The pace at which that window refills, per second. A faster caller waits, it does not fail. */
	readonly creditsPerSecond: number;
	/** Events kept for a receiver that is out of credits; beyond it the oldest are dropped. */
	readonly queuedEvents: number;
}

/** Handlers by method name alone: how a guest answers without knowing the schema. */
export type NamedHandlers = Readonly<Record<string, (input: never, context: CallContext) => unknown>>;

/**
 * One end of the protocol over one port. Identity is the port: no message carries a name.
 * Deadlines, cancellation, acknowledgements, credits and heartbeat are part of the wire protocol.
 */
export interface Channel {
	/**
	 * Host only: serves a contract's calls to the guest, each argument parsed before the handler sees it.
	 * @throws TypeError when the name is served already, or on a guest.
	 */
	serve<C extends Contract>(contract: C, handlers: Handlers<C["calls"]>): void;
	/**
	 * Guest only: answers the host's calls to `name` (a contract's `callbacks`) without a schema, because a guest has
	 * nothing to guard from its host.
	 * @throws TypeError when a method is answered already, or on a host.
	 */
	answer(name: string, handlers: NamedHandlers): void;
	/** Calls into the other side; on the host each result is parsed by the call's `out`. */
	client<Calls extends Readonly<Record<string, CallSpec>>>(name: string, calls: Calls): Client<Calls>;
	/**
	 * Calls `contract.method` by name; on the host the result is checked to be plain data, no more.
	 * Rejects with what the other side threw, `method_unknown`, `arguments_invalid`, `permission_denied`,
	 * `rate_limited`, `message_too_large`, `deadline_exceeded`, `cancelled`, or the reason of the close.
	 */
	call(method: string, input: unknown, options?: CallOptions): Promise<unknown>;
	/**
	 * Host only: sends a one-way event. When the guest is out of credits it waits in a short queue, whose oldest event
	 * is dropped (and counted in `droppedEvents`) once it is full.
	 */
	emit<E extends EventSpec>(name: string, spec: E, payload: unknown): void;
	/** Guest only: listens for one-way events of the host. Returns the function that stops listening. */
	on(name: string, listener: (payload: unknown) => void): () => void;
	/** Host only: resolves once the guest's event loop has turned. One at a time; rejects when the channel closes. */
	ping(): Promise<void>;
	/** Events that were never sent because the guest did not keep up. */
	readonly droppedEvents: number;
	/** Settles when the channel closes, with the reason. Never rejects. */
	readonly closed: Promise<AnnexError>;
	/** Rejects every pending call with `reason`, aborts every running handler, drops what arrives later. */
	close(reason: AnnexError): void;
}

export interface ChannelOptions {
	readonly port: PortLike;
	/** A host distrusts everything that arrives; a guest trusts its host. */
	readonly side: "host" | "guest";
	readonly clock?: Clock;
	/** Host only. Asked at each arriving call, at that moment. */
	readonly gate?: Gate;
	readonly onCall?: (record: CallRecord) => void;
	/** Told what a handler or listener threw that is no `AnnexError`: a fault of this side, hidden from the other. */
	readonly onFault?: (thrown: unknown, method: string) => void;
	readonly limits?: Partial<ChannelLimits>;
}
