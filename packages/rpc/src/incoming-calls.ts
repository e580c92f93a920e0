import { AnnexError, toWireError, type WireError } from "@annex/errors";
import type { CallRecord, ChannelLimits, Clock, Gate } from "./channel.ts";
import type { CallContext, CallSpec } from "./contract.ts";
import { errors } from "./errors.ts";
import { explain } from "./outgoing-calls.ts";
import { plainData } from "./plain-data.ts";
import { TokenBucket } from "./token-bucket.ts";
import { type Frame, Kind } from "./wire.ts";

const MOST_OVERSIZED = 8;

export type Handler = (input: unknown, context: CallContext) => unknown;

interface Method {
	readonly handler: Handler;
	/** Absent on a guest, which trusts what it gets. */
	readonly spec: CallSpec | undefined;
	readonly bucket: TokenBucket | undefined;
}

/** One call under way. The abort controller is made only for handlers that look at the signal. */
class Running implements CallContext {
	readonly method: string;
	readonly startedAt: number;
	timer: unknown;
	#controller: AbortController | undefined;
	#aborted: AnnexError | undefined;

	constructor(method: string, startedAt: number) {
		this.method = method;
		this.startedAt = startedAt;
	}

	get signal(): AbortSignal {
		if (this.#controller === undefined) {
			this.#controller = new AbortController();
			if (this.#aborted) this.#controller.abort(this.#aborted);
		}
		return this.#controller.signal;
	}

	abort(reason: AnnexError): void {
		this.#aborted = reason;
		this.#controller?.abort(reason);
	}
}

/** The answering half: looks methods up, asks the gate, parses arguments, runs handlers, answers once. */
export class IncomingCalls {
	readonly #post: (frame: Frame) => void;
	readonly #clock: Clock;
	readonly #limits: ChannelLimits;
	readonly #distrustful: boolean;
	readonly #gate: Gate | undefined;
	readonly #onCall: ((record: CallRecord) => void) | undefined;
	readonly #onFault: (thrown: unknown, method: string) => void;
	readonly #settled: () => void;
	readonly #methods = new Map<string, Method>();
	readonly #running = new Map<number, Running>();
	#lastId = 0;
	#cancelsLeft = 0;
	#oversized = 0;

	constructor(options: {
		post: (frame: Frame) => void;
		clock: Clock;
		limits: ChannelLimits;
		distrustful: boolean;
		gate: Gate | undefined;
		onCall: ((record: CallRecord) => void) | undefined;
		onFault: (thrown: unknown, method: string) => void;
		/** Called once for each call that is over: its credit may go back. */
		settled: () => void;
	}) {
		this.#post = options.post;
		this.#clock = options.clock;
		this.#limits = options.limits;
		this.#distrustful = options.distrustful;
		this.#gate = options.gate;
		this.#onCall = options.onCall;
		this.#onFault = options.onFault;
		this.#settled = options.settled;
	}

	/** @throws TypeError when the method has a handler already. */
	add(method: string, handler: Handler, spec?: CallSpec): void {
		if (this.#methods.has(method)) throw new TypeError(`"${method}" is served already.`);
		const bucket = spec?.rate && new TokenBucket(spec.rate, this.#clock.now());
		this.#methods.set(method, { handler, spec, bucket });
	}

	/** A call arrived. Returns why it breaks the protocol, if it does. */
	arrived(id: number, name: string, input: unknown): string | undefined {
		if (id <= this.#lastId) return "a call used the id of another";
		this.#lastId = id;
		this.#cancelsLeft += 1;
		const running = new Running(name, this.#clock.now());
		this.#running.set(id, running);
		try {
			const method = this.#methods.get(name);
			if (method === undefined) throw errors.method_unknown(name);
			this.#run(id, running, method, this.#admit(name, method, input, running.startedAt));
		} catch (thrown) {
			this.#fail(id, running, thrown, "refused");
			if (thrown instanceof AnnexError && thrown.code === "message_too_large") {
				// One may be a mistake. Reading many costs this side memory each time, whatever the limit.
				this.#oversized += 1;
				if (this.#oversized > MOST_OVERSIZED) return "it went on sending messages that are too large";
			}
		}
		return undefined;
	}

	/** The caller no longer wants an answer. Returns why that breaks the protocol, if it does. */
	cancelled(id: number): string | undefined {
		this.#cancelsLeft -= 1;
		if (id > this.#lastId || this.#cancelsLeft < 0) return "it cancelled calls that it never made";
		const running = this.#running.get(id);
		if (running) this.#giveUp(id, running, "cancelled", errors.cancelled(running.method));
		return undefined;
	}

	closeAll(reason: AnnexError): void {
		const running = [...this.#running.values()];
		this.#running.clear();
		for (const each of running) {
			this.#clock.clearTimeout(each.timer);
			each.abort(reason);
			this.#record(each, "cancelled", reason.code);
		}
	}

	/** Everything that has to hold before a handler sees an argument, cheapest first. */
	#admit(name: string, { spec, bucket }: Method, input: unknown, now: number): unknown {
		if (spec === undefined) return input;
		if (bucket?.take(1, now) === false) throw errors.rate_limited(name);
		this.#gate?.(name, spec);
		const refuse = (why: string) => errors.arguments_invalid(name, why);
		const parsed = spec.in.safeParse(plainData(input, this.#limits, refuse));
		if (!parsed.success) throw refuse(explain(parsed.error));
		return parsed.data;
	}

	#run(id: number, running: Running, { handler, spec }: Method, input: unknown): void {
		const deadlineMs = spec === undefined ? 0 : (spec.deadlineMs ?? this.#limits.deadlineMs);
		if (deadlineMs > 0) {
			const expire = () => this.#giveUp(id, running, "expired", errors.deadline_exceeded(running.method, deadlineMs));
			running.timer = this.#clock.setTimeout(expire, deadlineMs);
		}
		let result: unknown;
		try {
			result = handler(input, running);
		} catch (thrown) {
			this.#fail(id, running, thrown, "error");
			return;
		}
		Promise.resolve(result).then(
			(output) => this.#succeed(id, running, output),
			(thrown) => this.#fail(id, running, thrown, "error"),
		);
	}

	#succeed(id: number, running: Running, output: unknown): void {
		if (!this.#running.has(id)) return;
		try {
			const refuse = (why: string) => errors.result_invalid(running.method, why);
			// Also on the way out: an exact copy takes no neighbour's bytes and no live object along.
			const sent = this.#distrustful ? plainData(output, this.#limits, refuse) : output;
			this.#post([Kind.ok, id, sent]);
		} catch (thrown) {
			this.#fail(id, running, thrown, "error");
			return;
		}
		this.#finish(id, running, "ok");
	}

	#fail(id: number, running: Running, thrown: unknown, outcome: CallRecord["outcome"]): void {
		if (!this.#running.has(id)) return;
		const wire = this.#describe(thrown, running.method);
		this.#post([Kind.err, id, wire.code, wire.message]);
		this.#finish(id, running, outcome, wire.code);
	}

	#giveUp(id: number, running: Running, outcome: "cancelled" | "expired", reason: AnnexError): void {
		running.abort(reason);
		this.#post([Kind.err, id, reason.code, reason.message]);
		this.#finish(id, running, outcome, reason.code);
	}

	#finish(id: number, running: Running, outcome: CallRecord["outcome"], code?: string): void {
		this.#running.delete(id);
		this.#clock.clearTimeout(running.timer);
		this.#record(running, outcome, code);
		this.#settled();
	}

	#describe(thrown: unknown, method: string): WireError {
		if (thrown instanceof AnnexError) return toWireError(thrown);
		this.#onFault(thrown, method);
		// A host's own fault may name what a guest must not learn; a guest's own words are for its host.
		return this.#distrustful ? toWireError(errors.internal_error()) : toWireError(thrown, "extension_error");
	}

	#record({ method, startedAt }: Running, outcome: CallRecord["outcome"], code?: string): void {
		const durationMs = this.#clock.now() - startedAt;
		this.#onCall?.({ method, direction: "in", startedAt, durationMs, outcome, ...(code ? { code } : {}) });
	}
}
