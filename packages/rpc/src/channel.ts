import type { AnnexError } from "@annex/errors";
import type { CallOptions, CallSpec, Client, Contract, EventSpec, Handlers } from "./contract.ts";

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

/** Decides about one arriving call before its arguments are parsed; throws an `AnnexError` to refuse. */
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

/**
 * One end of the protocol over one port. Identity is the port: no message carries a name.
 * Deadlines, cancellation, acknowledgements, credits and heartbeat are part of the wire protocol.
 */
export interface Channel {
	/** Serves a contract's calls to the other side. Serving a name twice throws. */
	serve<C extends Contract>(contract: C, handlers: Handlers<C["calls"]>): void;
	/** Calls into the other side. `callbacks` of a contract on the host, `calls` on the guest. */
	client<Calls extends Readonly<Record<string, CallSpec>>>(name: string, calls: Calls): Client<Calls>;
	call(method: string, input: unknown, options?: CallOptions): Promise<unknown>;
	/** Sends a one-way event; dropped (oldest first, counted) when the receiver is out of credits. */
	emit<E extends EventSpec>(name: string, spec: E, payload: unknown): void;
	/** Listens for one-way events of the other side. Returns the function that stops listening. */
	on(name: string, listener: (payload: unknown) => void): () => void;
	/** Settles when the channel closes, with the reason. Never rejects. */
	readonly closed: Promise<AnnexError>;
	/** Rejects every pending call with `reason`, aborts every running handler, drops what arrives later. */
	close(reason: AnnexError): void;
}
