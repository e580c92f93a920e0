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
	/**
	 * As `read`, for an answer that is text: its bytes, ready to be sent. Everybody gets the same buffer, which must not
	 * be changed. May be served for half a minute longer than `ttlMs`, but no longer than to an invalidation.
	 */
	readBytes(options: CachedRead<string | undefined>): Promise<Buffer | undefined>;
	invalidate(tags: readonly string[]): Promise<void>;
}

const EPOCH_MS = 60 * 60_000;
const AT_HAND_MS = 30_000;
const AT_HAND_ENTRIES = 500;

/**
 * Every tag has an epoch and every entry lives under the epochs its load began with. Without them a slow load could put
 * back what an invalidation had just taken out, and a suspended extension would stay in sight for minutes.
 */
export function cachedReads(cache: Cache, now: () => number = () => performance.now()): CachedReads {
	const loading = new Map<string, Promise<unknown>>();
	// What the cache holds as JSON, once more as bytes in this process. The epochs, which are part of the place, are asked
	// of the shared cache at every read; so an invalidation by any process is the end of an entry here as well.
	const atHand = new Map<string, { bytes: Buffer; until: number }>();

	async function epochOf(tag: string): Promise<string> {
		const known = await cache.get(`epoch:${tag}`);
		if (typeof known === "string") return known;
		const fresh = randomUUID();
		await cache.set(`epoch:${tag}`, fresh, EPOCH_MS);
		return fresh;
	}

	async function placeOf(key: string, tags: readonly string[]): Promise<string> {
		const epochs: string[] = [];
		for (const tag of tags) epochs.push(await epochOf(tag));
		return `read:${key}@${epochs.join("+")}`;
	}

	async function readAt<T>(place: string, { ttlMs, tags, load }: CachedRead<T>): Promise<T> {
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
	}

	function keepAtHand(place: string, bytes: Buffer): void {
		atHand.delete(place);
		atHand.set(place, { bytes, until: now() + AT_HAND_MS });
		for (const oldest of atHand.keys()) {
			if (atHand.size <= AT_HAND_ENTRIES) break;
			atHand.delete(oldest);
		}
	}

	return {
		read: async (options) => readAt(await placeOf(options.key, options.tags), options),
		async readBytes(options) {
			const place = await placeOf(options.key, options.tags);
			const held = atHand.get(place);
			if (held && held.until > now()) return held.bytes;
			const text = await readAt(place, options);
			if (text === undefined) return undefined;
			const bytes = Buffer.from(text);
			keepAtHand(place, bytes);
			return bytes;
		},
		async invalidate(tags) {
			for (const tag of tags) await cache.set(`epoch:${tag}`, randomUUID(), EPOCH_MS);
			await cache.invalidate(tags);
		},
	};
}
