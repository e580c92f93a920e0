import { AnnexError, fromWireError } from "@annex/errors";
import type { CallRecord, ChannelLimits, Clock } from "./channel.ts";
import type { CallOptions, CallSpec } from "./contract.ts";
import { errors } from "./errors.ts";
import type { Parcel, SendWindow } from "./flow.ts";
import { plainData } from "./plain-data.ts";
import { type Frame, Kind } from "./wire.ts";

interface Pending {
	readonly method: string;
	readonly spec: CallSpec | undefined;
	readonly startedAt: number;
	readonly parcel: Parcel;
	readonly settle: (outcome: CallRecord["outcome"], settled: AnnexError | { readonly output: unknown }) => void;
}

// Answers to calls that were given up may still be on their way. Beyond so many the other side is not late, it is silent.
const MOST_LATE = 4_096;

/** The calling half: ids, deadlines, cancellation, and what to believe of an answer. */
export class OutgoingCalls {
	readonly #window: SendWindow;
	readonly #post: (frame: Frame) => void;
	readonly #clock: Clock;
	readonly #limits: ChannelLimits;
	readonly #distrustful: boolean;
	readonly #onCall: ((record: CallRecord) => void) | undefined;
	readonly #pending = new Map<number, Pending>();
	readonly #late = new Set<number>();
	#lastId = 0;

	constructor(options: {
		window: SendWindow;
		post: (frame: Frame) => void;
		clock: Clock;
		limits: ChannelLimits;
		distrustful: boolean;
		onCall: ((record: CallRecord) => void) | undefined;
	}) {
		this.#window = options.window;
		this.#post = options.post;
		this.#clock = options.clock;
		this.#limits = options.limits;
		this.#distrustful = options.distrustful;
		this.#onCall = options.onCall;
	}

	call(method: string, input: unknown, options: CallOptions, spec?: CallSpec): Promise<unknown> {
		const { signal } = options;
		if (signal?.aborted) return Promise.reject(errors.cancelled(method));
		const sent = this.#distrustful
			? plainData(input, this.#limits, (why) => errors.arguments_invalid(method, why))
			: input;
		const deadlineMs = options.deadlineMs ?? spec?.deadlineMs ?? this.#limits.deadlineMs;
		return new Promise((resolve, reject) => {
			const id = ++this.#lastId;
			let timer: unknown;
			const cancel = () => this.#giveUp(id, "cancelled", errors.cancelled(method));
			const parcel: Parcel = {
				frame: [Kind.call, id, method, sent],
				failed: (thrown) =>
					this.#take(id)?.settle("error", errors.arguments_invalid(method, "it cannot be sent", { cause: thrown })),
			};
			const startedAt = this.#clock.now();
			const settle: Pending["settle"] = (outcome, settled) => {
				this.#clock.clearTimeout(timer);
				signal?.removeEventListener("abort", cancel);
				const code = settled instanceof AnnexError ? { code: settled.code } : {};
				const durationMs = this.#clock.now() - startedAt;
				this.#onCall?.({ method, direction: "out", startedAt, durationMs, outcome, ...code });
				if (settled instanceof AnnexError) reject(settled);
				else resolve(settled.output);
			};
			this.#pending.set(id, { method, spec, startedAt, parcel, settle });
			signal?.addEventListener("abort", cancel, { once: true });
			if (deadlineMs > 0) {
				const expire = () => this.#giveUp(id, "expired", errors.deadline_exceeded(method, deadlineMs));
				timer = this.#clock.setTimeout(expire, deadlineMs);
			}
			this.#window.send(parcel);
		});
	}

	/** An answer arrived. `false` when nobody asked, or it was answered before: a breach. */
	answered(frame: Frame & { readonly 0: typeof Kind.ok | typeof Kind.err }): boolean {
		const id = frame[1];
		const pending = this.#take(id);
		if (pending === undefined) return this.#late.delete(id);
		if (frame[0] === Kind.err) {
			pending.settle("error", fromWireError({ code: frame[2], message: frame[3] }));
			return true;
		}
		try {
			pending.settle("ok", { output: this.#believe(pending, frame[2]) });
		} catch (thrown) {
			pending.settle("error", thrown instanceof AnnexError ? thrown : errors.internal_error({ cause: thrown }));
		}
		return true;
	}

	closeAll(reason: AnnexError): void {
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		this.#late.clear();
		for (const each of pending) each.settle("error", reason);
	}

	#believe({ method, spec }: Pending, output: unknown): unknown {
		if (!this.#distrustful) return output;
		const refuse = (why: string) => errors.result_invalid(method, why);
		const plain = plainData(output, this.#limits, refuse);
		if (spec === undefined) return plain;
		const parsed = spec.out.safeParse(plain);
		if (!parsed.success) throw refuse(explain(parsed.error));
		return parsed.data;
	}

	#take(id: number): Pending | undefined {
		const pending = this.#pending.get(id);
		if (pending !== undefined) this.#pending.delete(id);
		return pending;
	}

	#giveUp(id: number, outcome: CallRecord["outcome"], reason: AnnexError): void {
		const pending = this.#take(id);
		if (pending === undefined) return;
		if (!this.#window.recall(pending.parcel)) {
			this.#remember(id);
			this.#post([Kind.cancel, id]);
		}
		pending.settle(outcome, reason);
	}

	#remember(id: number): void {
		this.#late.add(id);
		if (this.#late.size <= MOST_LATE) return;
		const [oldest] = this.#late;
		if (oldest !== undefined) this.#late.delete(oldest);
	}
}

/** The first issue of a failed parse, in one line. Typed by shape, so that a guest needs no zod. */
export function explain(error: {
	readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): string {
	const [issue] = error.issues;
	if (issue === undefined) return "it does not fit";
	return issue.path.length > 0 ? `${issue.path.map(String).join(".")}: ${issue.message}` : issue.message;
}
