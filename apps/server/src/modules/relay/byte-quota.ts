import type { Cache } from "../../ports/cache/port.ts";
import { errors } from "./errors.ts";

const DAY_MS = 24 * 60 * 60_000;
const MEGABYTE = 1024 * 1024;

/** Of one person and one extension in a day, both ways together. */
export const BYTES_PER_DAY = 200 * MEGABYTE;

/** Counts what travels through the relay for one person and extension. */
export function byteQuota(cache: Pick<Cache, "hit">, userId: string, extensionId: string, limit = BYTES_PER_DAY) {
	const key = `relay-bytes:${userId}:${extensionId}`;
	return {
		/** Throws `network_quota_exceeded` once the day's bytes are used up. */
		async check(): Promise<void> {
			const { count, resetMs } = await cache.hit(key, DAY_MS, 0);
			if (count < limit) return;
			const seconds = Math.max(1, Math.ceil(resetMs / 1_000));
			throw errors.network_quota_exceeded(limit / MEGABYTE, { details: { retryAfterSeconds: seconds } });
		},
		async add(bytes: number): Promise<void> {
			if (bytes > 0) await cache.hit(key, DAY_MS, bytes);
		},
	};
}
