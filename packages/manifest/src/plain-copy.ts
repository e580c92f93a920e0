const MAX_DEPTH = 12;
const MAX_NODES = 5_000;
const MAX_TEXT_CHARS = 100_000;

/** Why a value is no plain data of reasonable size; a full sentence. */
export class NotPlain extends Error {
	override readonly name = "NotPlain";
}

/**
 * A copy of JSON-like data made of fresh objects only, so that getters, proxies, prototypes and shared references of
 * the original have no further say. Throws `NotPlain` beyond 12 levels, 5,000 values or 100,000 characters, and
 * whatever a hostile original throws.
 */
export function plainCopy(value: unknown): unknown {
	let nodes = 0;
	let chars = 0;
	return copy(value, 0);

	function copy(original: unknown, depth: number): unknown {
		if (++nodes > MAX_NODES) throw new NotPlain("It holds too many values.");
		if (typeof original === "string") return count(original);
		if (typeof original === "number" || typeof original === "boolean" || original === null) return original;
		if (typeof original !== "object") throw new NotPlain("It holds something that JSON cannot hold.");
		if (depth >= MAX_DEPTH) throw new NotPlain("It is nested too deeply.");
		if (Array.isArray(original)) {
			if (original.length > MAX_NODES) throw new NotPlain("It holds too many values.");
			return Array.from(original, (item) => copy(item, depth + 1));
		}
		// Built as a list first: a key called __proto__ becomes an own key here, never a prototype.
		const keys = Object.keys(original);
		if (keys.length > MAX_NODES) throw new NotPlain("It holds too many values.");
		return Object.fromEntries(
			keys.flatMap((key) => {
				const field = (original as Record<string, unknown>)[key];
				// As JSON does it: a field that is undefined is not there.
				return field === undefined ? [] : [[count(key), copy(field, depth + 1)]];
			}),
		);
	}

	function count(text: string): string {
		chars += text.length;
		if (chars > MAX_TEXT_CHARS) throw new NotPlain("It holds too much text.");
		return text;
	}
}
