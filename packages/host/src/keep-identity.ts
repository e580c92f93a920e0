/**
 * Returns `previous` when `next` says the same, and otherwise `next` with every unchanged part taken from `previous`.
 * Members of a list are compared by their `id` where they have one, so that one more does not make all of them new.
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
	const counterpart = counterpartsIn(previous);
	for (const key of keys) {
		const value = keepIdentity(counterpart(key, after[key]), after[key]);
		(kept as Record<string, unknown>)[key] = value;
		same &&= Object.hasOwn(before, key) && Object.is(before[key], value);
	}
	return same ? (previous as T) : (Object.freeze(kept) as T);
}

function counterpartsIn(previous: unknown): (key: string, next: unknown) => unknown {
	if (typeof previous !== "object" || previous === null) return () => undefined;
	if (!Array.isArray(previous)) {
		return (key) => (Object.hasOwn(previous, key) ? (previous as Record<string, unknown>)[key] : undefined);
	}
	const byId = new Map(previous.map((member: unknown) => [idOf(member), member]));
	return (key, next) => (idOf(next) === undefined ? previous[Number(key)] : byId.get(idOf(next)));
}

function idOf(value: unknown): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, "id")
		? (value as { id: unknown }).id
		: undefined;
}
