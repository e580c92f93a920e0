/** Refills evenly with time up to a burst. Knows no clock: every question brings its `now` in milliseconds. */
export class TokenBucket {
	readonly #perMs: number;
	readonly #burst: number;
	#tokens: number;
	#at: number;

	constructor(rate: { readonly perSecond: number; readonly burst: number }, now: number) {
		this.#perMs = rate.perSecond / 1000;
		this.#burst = rate.burst;
		this.#tokens = rate.burst;
		this.#at = now;
	}

	/** Takes `count` tokens if that many are there; otherwise none. */
	take(count: number, now: number): boolean {
		this.#refill(now);
		if (this.#tokens < count) return false;
		this.#tokens -= count;
		return true;
	}

	/** Milliseconds until `count` tokens (no more than the burst) are there. */
	waitFor(count: number, now: number): number {
		this.#refill(now);
		return Math.max(0, (Math.min(count, this.#burst) - this.#tokens) / this.#perMs);
	}

	#refill(now: number): void {
		if (now > this.#at) this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs);
		this.#at = now;
	}
}
