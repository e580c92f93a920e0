/** Values that may vanish at any time, shared rate counters, and short locks. Never the only copy of anything. */
export interface Cache {
	/** JSON values; `undefined` on a miss. */
	get(key: string): Promise<unknown>;
	set(key: string, value: unknown, ttlMs: number, tags?: readonly string[]): Promise<void>;
	/** Drops every entry that was set with one of the tags. */
	invalidate(tags: readonly string[]): Promise<void>;
	/** Counts `by` hits (one, unless said otherwise; 0 only looks) in a fixed window; `resetMs` = time until it ends. */
	hit(key: string, windowMs: number, by?: number): Promise<{ count: number; resetMs: number }>;
	/** Takes one hit back, in the window that it was counted in. */
	unhit(key: string): Promise<void>;
	/** Runs alone among all holders of `key`, or returns `undefined` at once when somebody else holds it. */
	withLock<T>(key: string, ttlMs: number, run: () => Promise<T>): Promise<T | undefined>;
	close(): Promise<void>;
}
