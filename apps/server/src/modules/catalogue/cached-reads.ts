import { randomUUID } from "node:crypto";
import type { Cache } from "../../ports/cache/port.ts";

export interface CachedRead<T> {
	readonly key: string;
	readonly ttlMs: number;
	readonly tags: readonly string[];
	/** Answers JSON. */
	readonly load: () => Promise<T>;
}

/** Reads through the cache, dropped by tag. */
export interface CachedReads {
	/**
	 * The value kept under `key`, or what `load` answers, kept for `ttlMs`; `undefined` is never kept.
	 * A load that began before an invalidation of one of its tags is never served after it.
	 */
	read<T>(options: CachedRead<T>): Promise<T>;
	invalidate(tags: readonly string[]): Promise<void>;
}

const EPOCH_MS = 60 * 60_000;

/**
 * Every tag has an epoch and every entry lives under the epochs its load began with. Without them a slow load could put
 * back what an invalidation had just taken out, and a suspended extension would stay in sight for minutes.
 */
export function cachedReads(cache: Cache): CachedReads {
	const loading = new Map<string, Promise<unknown>>();

	async function epochOf(tag: string): Promise<string> {
		const known = await cache.get(`epoch:${tag}`);
		if (typeof known === "string") return known;
		const fresh = randomUUID();
		await cache.set(`epoch:${tag}`, fresh, EPOCH_MS);
		return fresh;
	}

	return {
		async read<T>({ key, ttlMs, tags, load }: CachedRead<T>): Promise<T> {
			const epochs: string[] = [];
			for (const tag of tags) epochs.push(await epochOf(tag));
			const place = `read:${key}@${epochs.join("+")}`;
			const kept = await cache.get(place);
			if (kept !== undefined) return kept as T;
			// Many who miss at once share one load.
			const running = loading.get(place);
			if (running) return (await running) as T;
			const started = load();
			loading.set(place, started);
			try {
				const value = await started;
				if (value !== undefined) await cache.set(place, value, Math.min(ttlMs, EPOCH_MS), tags);
				return value;
			} finally {
				loading.delete(place);
			}
		},
		async invalidate(tags) {
			for (const tag of tags) await cache.set(`epoch:${tag}`, randomUUID(), EPOCH_MS);
			await cache.invalidate(tags);
		},
	};
}
