import { errors } from "../errors.ts";
import type { Cache } from "../ports/cache/port.ts";

/** One rule: at most `limit` hits of `key` in any window. */
export interface ThrottleRule {
	key: string;
	limit: number;
	windowMs: number;
}

/** Counts one hit on every rule; throws `rate_limited` with the wait when one is used up. */
export async function throttle(cache: Cache, rules: readonly ThrottleRule[]): Promise<void> {
	for (const { key, limit, windowMs } of rules) {
		const { count, resetMs } = await cache.hit(`throttle:${key}`, windowMs);
		if (count > limit) throw limited(resetMs);
	}
}

/**
 * Throws as `throttle` does, and counts nothing: for what many do rightly at once, where only what goes wrong is counted,
 * afterwards, by `throttle`.
 */
export async function checkThrottle(cache: Cache, rules: readonly ThrottleRule[]): Promise<void> {
	for (const { key, limit, windowMs } of rules) {
		const { count, resetMs } = await cache.hit(`throttle:${key}`, windowMs, 0);
		if (count >= limit) throw limited(resetMs);
	}
}

function limited(resetMs: number) {
	const seconds = Math.max(1, Math.ceil(resetMs / 1_000));
	return errors.rate_limited(seconds, { details: { retryAfterSeconds: seconds } });
}

/** Takes back what `throttle` counted: only what goes wrong is to count. */
export async function forgive(cache: Cache, rules: readonly ThrottleRule[]): Promise<void> {
	for (const { key } of rules) await cache.unhit(`throttle:${key}`);
}
