import type { Clock } from "./channel.ts";
import { TokenBucket } from "./token-bucket.ts";
import { type Frame, Kind } from "./wire.ts";

/** A frame that waits for a credit. `failed` hears when the port refuses it (what cannot be cloned). */
export interface Parcel {
	readonly frame: Frame;
	readonly failed: (thrown: unknown) => void;
}

/** The sending half of flow control: what may go now goes, the rest waits in order. */
export class SendWindow {
	readonly #post: (frame: Frame) => void;
	readonly #queuedEvents: number;
	readonly #queue = new Set<Parcel>();
	#size = 0;
	#credits = 0;
	#eventsWaiting = 0;
	droppedEvents = 0;

	constructor(post: (frame: Frame) => void, queuedEvents: number) {
		this.#post = post;
		this.#queuedEvents = queuedEvents;
	}

	/** The other side said hello with this window; what waited goes out. */
	open(size: number): void {
		this.#size = size;
		this.#credits = size;
		this.#flush();
	}

	send(parcel: Parcel): void {
		if (this.#credits > 0) {
			this.#ship(parcel);
			return;
		}
		this.#queue.add(parcel);
		if (parcel.frame[0] !== Kind.event) return;
		this.#eventsWaiting += 1;
		if (this.#eventsWaiting > this.#queuedEvents) this.#dropOldestEvent();
	}

	/** Takes a parcel back that has not left yet; says whether it was still here. */
	recall(parcel: Parcel): boolean {
		return this.#queue.delete(parcel);
	}

	/** Credits came back. `false` when they are more than were ever spent: a lie. */
	returned(credits: number): boolean {
		if (credits > this.#size - this.#credits) return false;
		this.#credits += credits;
		this.#flush();
		return true;
	}

	clear(): void {
		this.#queue.clear();
		this.#credits = 0;
	}

	#flush(): void {
		for (const parcel of this.#queue) {
			if (this.#credits === 0) return;
			this.#queue.delete(parcel);
			if (parcel.frame[0] === Kind.event) this.#eventsWaiting -= 1;
			this.#ship(parcel);
		}
	}

	#ship(parcel: Parcel): void {
		this.#credits -= 1;
		try {
			this.#post(parcel.frame);
		} catch (thrown) {
			this.#credits += 1;
			parcel.failed(thrown);
		}
	}

	#dropOldestEvent(): void {
		for (const parcel of this.#queue) {
			if (parcel.frame[0] !== Kind.event) continue;
			this.#queue.delete(parcel);
			this.#eventsWaiting -= 1;
			this.droppedEvents += 1;
			return;
		}
	}
}

/**
 * The receiving half: knows exactly how many frames the other side may still send.
 * Credits count as given only once the other side repeats the token of the `ack` that carried them. A flooding loop
 * cannot: it never reads its inbox, so its first frame beyond the window is known for what it is.
 */
export class ReceiveWindow {
	readonly #post: (frame: Frame) => void;
	readonly #clock: Clock;
	readonly #batch: number;
	readonly #pace: TokenBucket;
	#allowance: number;
	#owed = 0;
	#given: { readonly token: number; readonly credits: number } | undefined;
	#timer: unknown;
	#closed = false;

	constructor(options: {
		post: (frame: Frame) => void;
		clock: Clock;
		size: number;
		creditsPerSecond: number;
	}) {
		this.#post = options.post;
		this.#clock = options.clock;
		this.#allowance = options.size;
		this.#batch = Math.max(1, options.size >> 2);
		const rate = { perSecond: options.creditsPerSecond, burst: options.size };
		this.#pace = new TokenBucket(rate, options.clock.now());
	}

	/** A frame that costs a credit arrived. `false` when none was left: a breach. */
	spend(): boolean {
		this.#allowance -= 1;
		if (this.#allowance === 0) this.#giveBack();
		return this.#allowance >= 0;
	}

	/** A frame was dealt with; its credit may go back. */
	settle(): void {
		this.#owed += 1;
		this.#giveBack();
	}

	/** The other side repeats a token. `false` when it is not the one that was sent. */
	took(token: number): boolean {
		if (this.#given?.token !== token) return false;
		this.#allowance += this.#given.credits;
		this.#given = undefined;
		this.#giveBack();
		return true;
	}

	clear(): void {
		this.#clock.clearTimeout(this.#timer);
		this.#closed = true;
	}

	#giveBack(): void {
		if (this.#closed || this.#given !== undefined || this.#timer !== undefined || this.#owed === 0) return;
		// In batches, unless the other side has nothing left: calls that wait for a person may hold most credits.
		if (this.#owed < this.#batch && this.#allowance > 0) return;
		const now = this.#clock.now();
		if (!this.#pace.take(this.#owed, now)) {
			this.#timer = this.#clock.setTimeout(
				() => {
					this.#timer = undefined;
					this.#giveBack();
				},
				Math.ceil(this.#pace.waitFor(this.#owed, now)) + 1,
			);
			return;
		}
		this.#given = { token: randomToken(), credits: this.#owed };
		this.#owed = 0;
		this.#post([Kind.ack, this.#given.token, this.#given.credits]);
	}
}

// Not Math.random: whoever sees enough of its numbers can foretell the next, and a token must not be foretold.
function randomToken(): number {
	return 1 + (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
}
