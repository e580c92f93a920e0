/**
 * Returns `previous` when `next` says the same, and otherwise `next` with every unchanged part taken from `previous`.
 * For plain data only. The result is frozen, so a reader may hold on to it and compare by identity.
 */
export function keepIdentity<T>(previous: T | undefined, next: T): T {
	if (Object.is(previous, next) || typeof next !== "object" || next === null) return next;
	const before = (typeof previous === "object" && previous !== null ? previous : {}) as Record<string, unknown>;
	const after = next as Record<string, unknown>;
	const keys = Object.keys(after);
	let same =
		typeof previous === "object" &&
		previous !== null &&
		Array.isArray(previous) === Array.isArray(next) &&
		Object.keys(before).length === keys.length;
	const kept: Record<string, unknown> | unknown[] = Array.isArray(next) ? [] : {};
	for (const key of keys) {
		const value = keepIdentity(Object.hasOwn(before, key) ? before[key] : undefined, after[key]);
		(kept as Record<string, unknown>)[key] = value;
		same &&= Object.hasOwn(before, key) && Object.is(before[key], value);
	}
	return same ? (previous as T) : (Object.freeze(kept) as T);
}
