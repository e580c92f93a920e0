import { editDistance } from "./edit-distance.ts";
import { stemOf } from "./words.ts";

/** A word and where it stands: a `Place` per document. */
export interface Entry {
	readonly word: string;
	readonly places: Place[];
}

/** A document's slot and how much the word counts there, in one number: a million of them lie in memory. */
export type Place = number;
const WEIGHTS = 64;
const PER_WEIGHT = 15;

export function slotOf(place: Place): number {
	return Math.floor(place / WEIGHTS);
}
/** From 0 to 4.2, in fifteenths. */
export function weightOf(place: Place): number {
	return (place % WEIGHTS) / PER_WEIGHT;
}

/** Below this many new words each is put in its place; above, everything is sorted anew. */
const INSERT_SINGLY = 64;

/** Words with their places, found by the whole word, by its beginning, and by what was probably meant. */
export class Lexicon {
	#entries = new Map<string, Entry>();
	#sorted: Entry[] = [];
	#fresh: Entry[] = [];
	#grams = new Map<string, Entry[]>();
	#forms = new Map<string, Entry[]>();
	/** Words nobody uses any more that still lie in the orders above. */
	#unused = 0;

	get size(): number {
		return this.#entries.size;
	}

	add(word: string, slot: number, weight: number): Entry {
		let entry = this.#entries.get(word);
		if (!entry) {
			entry = { word, places: [] };
			this.#entries.set(word, entry);
			this.#arrange(entry);
		}
		entry.places.push(slot * WEIGHTS + Math.min(WEIGHTS - 1, Math.max(1, Math.round(weight * PER_WEIGHT))));
		return entry;
	}

	/** Takes a document out of an entry that `add` gave. */
	remove(entry: Entry, slot: number): void {
		const at = entry.places.findIndex((place) => slotOf(place) === slot);
		if (at < 0) return;
		entry.places.splice(at, 1);
		if (entry.places.length > 0) return;
		this.#entries.delete(entry.word);
		this.#unused++;
		if (this.#unused > 1_000 && this.#unused > this.#entries.size / 4) this.#rearrange();
	}

	get(word: string): Entry | undefined {
		return this.#entries.get(word);
	}

	/** The words that share its stem, itself among them where it stands anywhere. */
	formsOf(word: string): readonly Entry[] {
		return this.#forms.get(stemOf(word)) ?? [];
	}

	/** Every word that begins so, the word itself included; at most `limit`, in order. */
	startingWith(beginning: string, limit: number): Entry[] {
		this.#sort();
		const found: Entry[] = [];
		for (let at = this.#placeOf(beginning); at < this.#sorted.length && found.length < limit; at++) {
			const entry = this.#sorted[at];
			if (!entry?.word.startsWith(beginning)) break;
			if (entry.places.length > 0) found.push(entry);
		}
		return found;
	}

	/** Words within `limit` typing errors, with how many. They share enough runs of three letters to be looked at closely. */
	near(word: string, limit: number): { entry: Entry; errors: number }[] {
		const grams = gramsOf(word);
		const shared = new Map<Entry, number>();
		for (const gram of grams) {
			for (const entry of this.#grams.get(gram) ?? []) {
				if (Math.abs(entry.word.length - word.length) <= limit) shared.set(entry, (shared.get(entry) ?? 0) + 1);
			}
		}
		// One error breaks three runs at most, swapped neighbours four.
		const enough = Math.max(1, grams.length - 4 * limit);
		const found: { entry: Entry; errors: number }[] = [];
		for (const [entry, count] of shared) {
			if (count < enough || entry.places.length === 0) continue;
			const errors = editDistance(word, entry.word, limit);
			if (errors <= limit) found.push({ entry, errors });
		}
		return found;
	}

	#arrange(entry: Entry): void {
		this.#fresh.push(entry);
		listUnder(this.#forms, stemOf(entry.word), entry);
		for (const gram of gramsOf(entry.word)) listUnder(this.#grams, gram, entry);
	}

	#rearrange(): void {
		this.#sorted = [];
		this.#fresh = [];
		this.#grams = new Map();
		this.#forms = new Map();
		this.#unused = 0;
		for (const entry of this.#entries.values()) this.#arrange(entry);
	}

	#sort(): void {
		if (this.#fresh.length === 0) return;
		if (this.#fresh.length < INSERT_SINGLY) {
			for (const entry of this.#fresh) this.#sorted.splice(this.#placeOf(entry.word), 0, entry);
		} else {
			this.#sorted.push(...this.#fresh);
			this.#sorted.sort((a, b) => (a.word < b.word ? -1 : 1));
		}
		this.#fresh = [];
	}

	#placeOf(word: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#sorted[middle]?.word ?? "") < word) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function listUnder(lists: Map<string, Entry[]>, key: string, entry: Entry): void {
	const list = lists.get(key);
	if (list) list.push(entry);
	else lists.set(key, [entry]);
}

function gramsOf(word: string): string[] {
	const padded = `^${word}$`;
	const grams: string[] = [];
	for (let at = 0; at + 3 <= padded.length; at++) {
		const gram = padded.slice(at, at + 3);
		if (!grams.includes(gram)) grams.push(gram);
	}
	return grams;
}
