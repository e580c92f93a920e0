import type { SearchDocument, SearchHits, SearchRequest } from "../port.ts";
import { facetsOf } from "./facets.ts";
import { firstOf } from "./first-of.ts";
import { keepsTo } from "./keeps-to.ts";
import { type Entry, Lexicon, slotOf, weightOf } from "./lexicon.ts";
import { fold, innerWordsOf, squash, wordsOf } from "./words.ts";

const MAX_WORDS = 12;
/** Words that one beginning may stand for; more than this nobody means. */
const MAX_ENDINGS = 400;

/** How much a word counts by where it stands. */
const IN = { name: 4, innerName: 3, tag: 2, author: 2.5, description: 1 };
/** Length of a description, in words, at which its words count as they are; in longer ones each counts less. */
const USUAL_DESCRIPTION = 12;

/** How much a hit counts by how the asked word was found. */
const AS = { itself: 1, form: 0.85, beginning: 0.7, misspelling: 0.5 };

/**
 * Points. Words that stand somewhere give up to `WORDS`; a name that is what was asked for counts more than any words,
 * and the more of it was typed the more. Popularity decides only between equals: ten times the installs is one step.
 */
const WORDS = 20;
const NAME = { equal: 120, same: 100, beginning: 30, perShareTyped: 25, misspelt: 60, perError: 12, perShareNamed: 20 };
const PER_TENFOLD = 0.4;
/** Share of the asked words that must stand in a document when none has them all. */
const ENOUGH = 0.5;

interface Held {
	readonly slot: number;
	readonly document: SearchDocument;
	readonly title: string;
	readonly squashed: readonly string[];
	readonly words: readonly Entry[];
	readonly names: readonly Entry[];
}

/**
 * Full text over all published extensions in this process's memory.
 *
 * What is asked is understood in three ways at once. **Words:** each asked word may stand as itself, as another form,
 * as a beginning, or, when nobody uses it, misspelt; a document has to have them all, or at least half when none has
 * all. **Names:** the whole query against whole names, equal, begun or misspelt. **Popularity**, between equals.
 * The points are explained at the constants above; `ranking.test.ts` holds what they are for.
 */
export class SearchIndex {
	#held = new Map<string, Held>();
	#slots: (Held | undefined)[] = [];
	#free: number[] = [];
	#words = new Lexicon();
	#names = new Lexicon();

	get size(): number {
		return this.#held.size;
	}

	put(document: SearchDocument): void {
		const known = this.#held.get(document.id);
		if (known && textOf(known.document) === textOf(document)) {
			this.#keep({ ...known, document });
			return;
		}
		this.remove(document.id);
		const slot = this.#free.pop() ?? this.#slots.length;
		const squashed = [...new Set([squash(document.displayName), squash(document.name)])].filter((name) => name !== "");
		this.#keep({
			slot,
			document,
			title: fold(document.displayName),
			squashed,
			words: [...weightsOf(document)].map(([word, weight]) => this.#words.add(word, slot, weight)),
			names: squashed.map((name) => this.#names.add(name, slot, 1)),
		});
	}

	remove(id: string): void {
		const held = this.#held.get(id);
		if (!held) return;
		for (const entry of held.words) this.#words.remove(entry, held.slot);
		for (const entry of held.names) this.#names.remove(entry, held.slot);
		this.#held.delete(id);
		this.#slots[held.slot] = undefined;
		this.#free.push(held.slot);
	}

	query(request: SearchRequest): SearchHits {
		const scores = this.#scores(request.q);
		const hits: Hit[] = [];
		for (const held of scores ? [...scores.keys()].map((slot) => this.#slots[slot]) : this.#held.values()) {
			if (!held) continue;
			const { document } = held;
			if (request.category !== undefined && document.category !== request.category) continue;
			if (request.tag !== undefined && !document.tags.includes(request.tag)) continue;
			if (request.installable && !document.installable) continue;
			if (request.minRating !== undefined && (document.average ?? 0) < request.minRating) continue;
			if (request.asks !== undefined && !keepsTo(document, request.asks)) continue;
			hits.push({ held, score: scores?.get(held.slot) ?? 0 });
		}
		const page = firstOf(hits, request.offset + request.limit, ORDERS[request.sort]).slice(request.offset);
		return {
			ids: page.map(({ held }) => held.document.id),
			total: hits.length,
			facets: facetsOf(hits.map(({ held }) => held.document)),
		};
	}

	/** Points by slot; `undefined` when nothing was asked, so that everything is a hit. */
	#scores(q: string): Map<number, number> | undefined {
		const asked = fold(q)
			.replace(/[\p{Cc}\s]+/gu, " ")
			.trim();
		if (asked === "") return undefined;
		const scores = this.#byWords(wordsOf(q).slice(0, MAX_WORDS));
		this.#addNamed(scores, asked);
		const named = this.#byName(asked);
		for (const [slot, points] of named) scores.set(slot, (scores.get(slot) ?? 0) + points);
		for (const [slot, points] of scores) {
			const installs = this.#slots[slot]?.document.installs ?? 0;
			scores.set(slot, points + PER_TENFOLD * Math.log10(1 + installs));
		}
		return scores;
	}

	#byName(asked: string): Map<number, number> {
		const points = new Map<number, number>();
		const give = (slot: number, value: number) => points.set(slot, Math.max(points.get(slot) ?? 0, value));
		const byId = this.#held.get(asked);
		if (byId) give(byId.slot, NAME.equal);
		const squashed = squash(asked);
		if (squashed === "") return points;
		for (const slot of slotsOf(this.#names.get(squashed))) {
			const held = this.#slots[slot];
			give(slot, held?.title === asked || held?.document.name === asked ? NAME.equal : NAME.same);
		}
		const isName = points.size > 0;
		if (squashed.length >= 2) {
			for (const entry of this.#names.startingWith(squashed, MAX_ENDINGS)) {
				const share = squashed.length / entry.word.length;
				for (const slot of slotsOf(entry)) give(slot, NAME.beginning + NAME.perShareTyped * share);
			}
		}
		// Who typed a name made no error, or none that could be told.
		const errorsAllowed = isName ? 0 : errorsIn(squashed);
		if (errorsAllowed > 0) {
			for (const { entry, errors } of this.#names.near(squashed, errorsAllowed)) {
				for (const slot of slotsOf(entry)) give(slot, NAME.misspelt - NAME.perError * errors);
			}
		}
		return points;
	}

	/** A name among other words, such as its author's, counts where the words brought its document up. */
	#addNamed(scores: Map<number, number>, asked: string): void {
		const whole = squash(asked).length;
		for (const run of runsOf(asked)) {
			const name = squash(run);
			for (const slot of slotsOf(this.#names.get(name))) {
				const points = scores.get(slot);
				if (points !== undefined) scores.set(slot, points + (NAME.perShareNamed * name.length) / whole);
			}
		}
	}

	#byWords(words: readonly string[]): Map<number, number> {
		const asked = [...new Set(words)];
		const points = new Map<number, number>();
		const matched = new Map<number, number>();
		let whole = 0;
		for (const [index, word] of asked.entries()) {
			const found = this.#placesOf(word, index === asked.length - 1);
			// A word that stands in few documents says more about the one that is meant.
			const rarity = Math.log(1 + this.#held.size / (1 + found.size));
			whole += rarity * IN.name;
			for (const [slot, weight] of found) {
				points.set(slot, (points.get(slot) ?? 0) + weight * rarity);
				matched.set(slot, (matched.get(slot) ?? 0) + 1);
			}
		}
		const most = Math.max(0, ...matched.values());
		const needed = most === asked.length ? most : Math.max(1, Math.ceil(asked.length * ENOUGH));
		for (const [slot, count] of matched) {
			if (count < needed) points.delete(slot);
			else points.set(slot, (WORDS * (points.get(slot) ?? 0) * (count / asked.length)) / whole);
		}
		return points;
	}

	/** Where a word stands, in whatever guise counts most there. */
	#placesOf(word: string, isLast: boolean): Map<number, number> {
		const places = new Map<number, number>();
		const add = (entry: Entry, factor: number) => {
			for (const place of entry.places) {
				const slot = slotOf(place);
				const weight = weightOf(place) * factor;
				if (weight > (places.get(slot) ?? 0)) places.set(slot, weight);
			}
		};
		const itself = this.#words.get(word);
		if (itself) add(itself, AS.itself);
		for (const form of this.#words.formsOf(word)) add(form, AS.form);
		if (isLast || word.length >= 3) {
			for (const entry of this.#words.startingWith(word, MAX_ENDINGS)) {
				add(entry, AS.beginning * Math.sqrt(word.length / entry.word.length));
			}
		}
		const allowed = itself ? 0 : errorsIn(word);
		if (allowed > 0) {
			for (const { entry, errors } of this.#words.near(word, allowed)) add(entry, AS.misspelling / errors);
		}
		return places;
	}

	#keep(held: Held): void {
		this.#held.set(held.document.id, held);
		this.#slots[held.slot] = held;
	}
}

function slotsOf(entry: Entry | undefined): number[] {
	return entry?.places.map(slotOf) ?? [];
}

interface Hit {
	readonly held: Held;
	readonly score: number;
}

/** People who installed it here count for more than downloads of something else at its source. */
const byPresence = (a: Hit, b: Hit) => Number(b.held.document.installable) - Number(a.held.document.installable);
const byPopularity = (a: Hit, b: Hit) =>
	byPresence(a, b) || b.held.document.installs - a.held.document.installs || byDate(a, b);
const byDate = (a: Hit, b: Hit) =>
	b.held.document.updatedAt.getTime() - a.held.document.updatedAt.getTime() || byId(a, b);
const byId = (a: Hit, b: Hit) => (a.held.document.id < b.held.document.id ? -1 : 1);

const ORDERS = {
	relevance: (a: Hit, b: Hit) => b.score - a.score || byPopularity(a, b),
	popular: byPopularity,
	rating: (a: Hit, b: Hit) =>
		b.held.document.rating - a.held.document.rating ||
		b.held.document.ratings - a.held.document.ratings ||
		byPopularity(a, b),
	trending: (a: Hit, b: Hit) => b.held.document.trend - a.held.document.trend || byPopularity(a, b),
	recent: byDate,
	name: (a: Hit, b: Hit) => (a.held.title === b.held.title ? byId(a, b) : a.held.title < b.held.title ? -1 : 1),
};

/** Every run of neighbouring words, the whole left out: a name may stand among others, such as its author's. */
function runsOf(asked: string): string[] {
	const words = asked.split(" ").slice(0, MAX_WORDS);
	const runs: string[] = [];
	for (let from = 0; from < words.length; from++) {
		for (let to = from + 1; to <= words.length; to++) {
			if (to - from < words.length) runs.push(words.slice(from, to).join(" "));
		}
	}
	return runs;
}

/** Typing errors that a word of this length may have and still be told from others. */
function errorsIn(word: string): number {
	if (word.length < 4) return 0;
	return word.length < 8 ? 1 : 2;
}

function weightsOf(document: SearchDocument): Map<string, number> {
	const weights = new Map<string, number>();
	const add = (words: readonly string[], weight: number) => {
		for (const word of words) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
	};
	add(wordsOf(document.displayName), IN.name);
	add(wordsOf(document.name), IN.name);
	add(innerWordsOf(document.displayName), IN.innerName);
	add(innerWordsOf(document.name), IN.innerName);
	add(wordsOf(`${document.author} ${document.publisher}`), IN.author);
	add(document.tags.flatMap(wordsOf), IN.tag);
	const description = wordsOf(document.description);
	add(description, IN.description / Math.max(1, 0.5 + (0.5 * description.length) / USUAL_DESCRIPTION));
	add(innerWordsOf(document.description), IN.description / 2);
	return weights;
}

function textOf(document: SearchDocument): string {
	const { displayName, name, author, publisher, tags, description } = document;
	return [displayName, name, author, publisher, ...tags, description].join("\n");
}
