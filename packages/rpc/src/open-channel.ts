import { type AnnexError, fromWireError } from "@annex/errors";
import type { Channel, ChannelLimits, ChannelOptions, NamedHandlers } from "./channel.ts";
import { realClock } from "./clock.ts";
import type { CallOptions, CallSpec, Client, Contract, EventSpec, Handlers } from "./contract.ts";
import { errors } from "./errors.ts";
import { ReceiveWindow, SendWindow } from "./flow.ts";
import { type Handler, IncomingCalls } from "./incoming-calls.ts";
import { OutgoingCalls } from "./outgoing-calls.ts";
import { defaultDataLimits, plainData } from "./plain-data.ts";
import { type Frame, Kind, PROTOCOL_VERSION, parseFrame } from "./wire.ts";

const defaultLimits: ChannelLimits = {
	...defaultDataLimits,
	deadlineMs: 5_000,
	window: 256,
	creditsPerSecond: 20_000,
	queuedEvents: 256,
};

/**
 * Opens one end of the extension protocol over a port and says hello at once.
 * Calls made before the other side has said hello wait for it. A frame that breaks the protocol closes the channel
 * with `protocol_breached`, and the port before the next message is read.
 *
 * @example
 * const channel = openChannel({ port, side: "host", gate });
 * channel.serve(clipboard, { readText: () => navigator.clipboard.readText() });
 */
export function openChannel(options: ChannelOptions): Channel {
	return new OpenChannel(options);
}

class OpenChannel implements Channel {
	readonly #port: ChannelOptions["port"];
	readonly #isHost: boolean;
	readonly #limits: ChannelLimits;
	readonly #onFault: (thrown: unknown, method: string) => void;
	readonly #sending: SendWindow;
	readonly #receiving: ReceiveWindow;
	readonly #outgoing: OutgoingCalls;
	readonly #incoming: IncomingCalls;
	readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
	readonly #closing = Promise.withResolvers<AnnexError>();
	#reason: AnnexError | undefined;
	#greeted = false;
	#ping: (PromiseWithResolvers<void> & { readonly serial: number }) | undefined;
	#pings = 0;

	constructor({ port, side, clock = realClock, gate, onCall, onFault = throwLater, limits }: ChannelOptions) {
		this.#port = port;
		this.#isHost = side === "host";
		// A guest leaves the deadline to its host: whoever answers also measures.
		this.#limits = { ...defaultLimits, ...(this.#isHost ? {} : { deadlineMs: 0 }), ...limits };
		this.#onFault = onFault;
		const post = (frame: Frame) => port.postMessage(frame);
		const { window, creditsPerSecond, queuedEvents } = this.#limits;
		const common = { post, clock, limits: this.#limits, distrustful: this.#isHost, onCall };
		this.#sending = new SendWindow(post, queuedEvents);
		this.#receiving = new ReceiveWindow({ post, clock, size: window, creditsPerSecond });
		this.#outgoing = new OutgoingCalls({ ...common, window: this.#sending });
		this.#incoming = new IncomingCalls({ ...common, gate, onFault, settled: () => this.#receiving.settle() });
		port.onmessage = (event) => this.#receive(event);
		post([Kind.hello, PROTOCOL_VERSION, window]);
	}

	get closed(): Promise<AnnexError> {
		return this.#closing.promise;
	}

	get droppedEvents(): number {
		return this.#sending.droppedEvents;
	}

	serve<C extends Contract>(contract: C, handlers: Handlers<C["calls"]>): void {
		if (!this.#isHost) throw new TypeError("A guest answers by name: use answer().");
		for (const method of Object.keys(contract.calls)) {
			const handler = handlers[method];
			if (handler === undefined) throw new TypeError(`"${contract.name}.${method}" has no handler.`);
			// The schema has parsed the input before the handler sees it, which the type cannot say.
			this.#incoming.add(`${contract.name}.${method}`, handler as Handler, contract.calls[method]);
		}
	}

	answer(name: string, handlers: NamedHandlers): void {
		if (this.#isHost) throw new TypeError("A host answers by contract: use serve().");
		for (const method of Object.keys(handlers)) {
			const handler = handlers[method];
			if (handler) this.#incoming.add(`${name}.${method}`, (input, context) => handler(input as never, context));
		}
	}

	client<Calls extends Readonly<Record<string, CallSpec>>>(name: string, calls: Calls): Client<Calls> {
		const client = Object.create(null);
		for (const method of Object.keys(calls)) {
			client[method] = (input: unknown, options?: CallOptions) =>
				this.#call(`${name}.${method}`, input, options, calls[method]);
		}
		return client;
	}

	call(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
		return this.#call(method, input, options);
	}

	async #call(method: string, input: unknown, options: CallOptions = {}, spec?: CallSpec): Promise<unknown> {
		if (this.#reason) throw this.#reason;
		return this.#outgoing.call(method, input, options, spec);
	}

	emit<E extends EventSpec>(name: string, _spec: E, payload: unknown): void {
		if (!this.#isHost) throw new TypeError("Events go from host to guest.");
		if (this.#reason) return;
		const sent = plainData(payload, this.#limits, (why) => errors.arguments_invalid(name, why));
		this.#sending.send({ frame: [Kind.event, name, sent], failed: (thrown) => this.#onFault(thrown, name) });
	}

	on(name: string, listener: (payload: unknown) => void): () => void {
		if (this.#isHost) throw new TypeError("Events go from host to guest.");
		const listeners = this.#listeners.get(name) ?? new Set();
		this.#listeners.set(name, listeners.add(listener));
		return () => void listeners.delete(listener);
	}

	ping(): Promise<void> {
		if (!this.#isHost) throw new TypeError("Only a host pings.");
		if (this.#reason) return Promise.reject(this.#reason);
		if (this.#ping === undefined) {
			this.#ping = { ...Promise.withResolvers<void>(), serial: ++this.#pings };
			this.#port.postMessage([Kind.ping, this.#ping.serial]);
		}
		return this.#ping.promise;
	}

	close(reason: AnnexError): void {
		if (this.#reason) return;
		this.#reason = reason;
		this.#port.onmessage = null;
		this.#port.postMessage([Kind.bye, reason.code, reason.message]);
		this.#port.close();
		this.#sending.clear();
		this.#receiving.clear();
		this.#outgoing.closeAll(reason);
		this.#incoming.closeAll(reason);
		this.#ping?.reject(reason);
		this.#listeners.clear();
		this.#closing.resolve(reason);
	}

	#receive(event: MessageEvent): void {
		if (this.#reason) return;
		// A port inside a message would be a second way in that nobody guards.
		const frame = this.#isHost && event.ports?.length ? undefined : parseFrame(event.data);
		const breach = frame === undefined ? "it sent what is not a message of the protocol" : this.#dispatch(frame);
		if (breach !== undefined) this.close(errors.protocol_breached(breach));
	}

	/** Deals with one frame. Returns why it breaks the protocol, if it does. */
	#dispatch(frame: Frame): string | undefined {
		if (frame[0] === Kind.hello) return this.#greet(frame[1], frame[2]);
		if (!this.#greeted) return "it spoke before it said hello";
		switch (frame[0]) {
			case Kind.call:
				if (!this.#receiving.spend()) return "it sent more than its credits allow";
				return this.#incoming.arrived(frame[1], frame[2], frame[3]);
			case Kind.ok:
			case Kind.err:
				return this.#outgoing.answered(frame) ? undefined : "it answered a call that nobody made";
			case Kind.cancel:
				return this.#incoming.cancelled(frame[1]);
			case Kind.ack:
				// Before anything is sent on the new credits: only then is it covered by them.
				this.#port.postMessage([Kind.took, frame[1]]);
				return this.#sending.returned(frame[2]) ? undefined : "it gave back credits that were never spent";
			case Kind.took:
				return this.#receiving.took(frame[1]) ? undefined : "it claimed credits that it never got";
			case Kind.pong:
				return this.#ponged(frame[1]) ? undefined : "it answered a ping that nobody sent";
			case Kind.bye:
				this.close(this.#isHost ? errors.extension_closed() : fromWireError({ code: frame[1], message: frame[2] }));
				return undefined;
		}
		if (this.#isHost) return "it sent what only a host may send";
		if (frame[0] === Kind.ping) this.#port.postMessage([Kind.pong, frame[1]]);
		else this.#deliver(frame[1], frame[2]);
		return undefined;
	}

	#greet(version: number, window: number): string | undefined {
		if (this.#greeted) return "it said hello twice";
		this.#greeted = true;
		if (version !== PROTOCOL_VERSION) this.close(errors.protocol_incompatible(version, PROTOCOL_VERSION));
		else this.#sending.open(window);
		return undefined;
	}

	#deliver(name: string, payload: unknown): void {
		this.#receiving.spend();
		for (const listener of [...(this.#listeners.get(name) ?? [])]) {
			try {
				listener(payload);
			} catch (thrown) {
				this.#onFault(thrown, name);
			}
		}
		this.#receiving.settle();
	}

	#ponged(serial: number): boolean {
		const ping = this.#ping;
		if (ping?.serial !== serial) return false;
		this.#ping = undefined;
		ping.resolve();
		return true;
	}
}

/** The loud default: an error nobody asked to hear about surfaces as an uncaught one. */
function throwLater(thrown: unknown): void {
	queueMicrotask(() => {
		throw thrown;
	});
}
