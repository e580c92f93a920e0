import type { Cache } from "../port.ts";

interface Entry {
	/** Text as it is, everything else as JSON: nobody can change what is stored by changing what he was given. */
	text: string;
	isJson: boolean;
	expires: number;
	tags: readonly string[];
}

/**
 * In this process's memory; at most `maxEntries` values, the longest unused leaves first.
 * `now` is in milliseconds and only ever grows.
 */
export function memoryCache({ maxEntries = 10_000, now = () => performance.now() } = {}): Cache {
	const entries = new Map<string, Entry>();
	const counters = new Map<string, { count: number; ends: number }>();
	const locks = new Map<string, { holder: symbol; expires: number }>();

	function dropExpiredCounters(at: number): void {
		for (const [key, counter] of counters) if (counter.ends <= at) counters.delete(key);
	}

	return {
		async get(key) {
			const entry = entries.get(key);
			if (entry === undefined) return undefined;
			entries.delete(key);
			if (entry.expires <= now()) return undefined;
			// Inserted anew, so that the map's order is the order of use.
			entries.set(key, entry);
			return entry.isJson ? JSON.parse(entry.text) : entry.text;
		},
		async set(key, value, ttlMs, tags = []) {
			entries.delete(key);
			const isJson = typeof value !== "string";
			const text = isJson ? JSON.stringify(value) : value;
			entries.set(key, { text, isJson, expires: now() + ttlMs, tags: [...tags] });
			for (const oldest of entries.keys()) {
				if (entries.size <= maxEntries) break;
				entries.delete(oldest);
			}
		},
		async invalidate(tags) {
			const doomed = new Set(tags);
			for (const [key, entry] of entries) if (entry.tags.some((tag) => doomed.has(tag))) entries.delete(key);
		},
		async hit(key, windowMs, by = 1) {
			const at = now();
			let counter = counters.get(key);
			if (counter === undefined || counter.ends <= at) {
				if (counters.size >= maxEntries) dropExpiredCounters(at);
				counter = { count: 0, ends: at + windowMs };
				counters.set(key, counter);
			}
			counter.count += by;
			return { count: counter.count, resetMs: Math.max(0, Math.ceil(counter.ends - at)) };
		},
		async unhit(key) {
			const counter = counters.get(key);
			if (counter !== undefined && counter.ends > now() && counter.count > 0) counter.count--;
		},
		async withLock(key, ttlMs, run) {
			const held = locks.get(key);
			if (held !== undefined && held.expires > now()) return undefined;
			const holder = Symbol(key);
			locks.set(key, { holder, expires: now() + ttlMs });
			try {
				return await run();
			} finally {
				if (locks.get(key)?.holder === holder) locks.delete(key);
			}
		},
		async close() {
			entries.clear();
			counters.clear();
			locks.clear();
		},
	};
}
