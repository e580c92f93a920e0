/** One line of a catalogue, as much of it as is asked for and shown. */
export interface CatalogueEntry {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly author: string | null;
	readonly tags: readonly string[];
	readonly downloads: number | null;
}

/** A query, and the one entry that whoever typed it meant. */
export interface Question {
	readonly q: string;
	readonly wanted: string;
}

export const KINDS = ["exact name", "one typo", "65 % prefix", "name + author", "three words"] as const;
export type Kind = (typeof KINDS)[number];

/** The same questions for the same seed: entries drawn evenly, popular or not. */
export function questionsOf(entries: readonly CatalogueEntry[], kind: Kind, count: number, seed: number): Question[] {
	const random = mulberry32(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const spread = spreadOf(entries);
	const questions: Question[] = [];
	while (questions.length < count) {
		const entry = entries[below(entries.length)];
		const q = entry && ask(kind, entry, below, spread);
		if (entry && q) questions.push({ q: q.slice(0, 200), wanted: entry.id });
	}
	return questions;
}

function ask(
	kind: Kind,
	entry: CatalogueEntry,
	below: (limit: number) => number,
	spread: ReadonlyMap<string, number>,
): string | undefined {
	const { name, author } = entry;
	switch (kind) {
		case "exact name":
			return name;
		case "one typo":
			return name.length < 4 ? undefined : misspell(name, below);
		case "65 % prefix":
			return name.length < 4 ? undefined : name.slice(0, Math.ceil(name.length * 0.65)).trim();
		case "name + author":
			return author ? `${name} ${author}` : undefined;
		case "three words": {
			const words = [...new Set(wordsOf(entry.description))];
			if (words.length < 3) return undefined;
			return words
				.toSorted((a, b) => (spread.get(a) ?? 0) - (spread.get(b) ?? 0))
				.slice(0, 3)
				.join(" ");
		}
	}
}

/** Leaves out, doubles, mistakes or swaps one letter; never the first, which hurried hands get right. */
function misspell(name: string, below: (limit: number) => number): string {
	const at = 1 + below(name.length - 2);
	const letter = String.fromCharCode(97 + below(26));
	const [before, here, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
	return (
		[
			before + after,
			before + letter + here + after,
			before + letter + after,
			before + after.slice(0, 1) + here + after.slice(1),
		][below(4)] ?? name
	);
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** In how many descriptions each word stands: people remember the words that are not everywhere. */
function spreadOf(entries: readonly CatalogueEntry[]): Map<string, number> {
	const spread = new Map<string, number>();
	for (const entry of entries) {
		for (const word of new Set(wordsOf(entry.description))) spread.set(word, (spread.get(word) ?? 0) + 1);
	}
	return spread;
}

function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
