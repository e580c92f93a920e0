import type { TextEdit } from "./power.ts";

/** One line without its line break. Lines are counted from 0, offsets are UTF-16 units. */
export interface Line {
	readonly index: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

interface Chunk {
	readonly text: string;
	/** Line breaks in it. */
	readonly breaks: number;
}

/** Small enough to cut anew at every keystroke; a text of 5 MB is 2,500 of them, which are walked in microseconds. */
const CHUNK = 2_048;

/** A long text that is cheap to change: chunks, of which an edit touches the few that it falls into. */
export class MirrorText {
	#chunks: Chunk[] = [];
	#length = 0;
	#breaks = 0;

	constructor(text = "") {
		this.#chunks = cut(text);
		this.#length = text.length;
		for (const { breaks } of this.#chunks) this.#breaks += breaks;
	}

	get length(): number {
		return this.#length;
	}

	get lineCount(): number {
		return this.#breaks + 1;
	}

	/** @throws RangeError when the range is not inside the text; nothing is changed then. */
	replace({ start, end, text }: TextEdit): void {
		if (!(start >= 0 && start <= end && end <= this.#length)) throw new RangeError(`No range: ${start} to ${end}.`);
		let [first, at] = this.#chunkAt(start);
		let last = first;
		let before = at;
		while (last < this.#chunks.length && before + (this.#chunks[last]?.text.length ?? 0) < end) {
			before += this.#chunks[last]?.text.length ?? 0;
			last += 1;
		}
		// A small neighbour is taken along, so that many small edits leave no dust of chunks behind.
		const left = this.#chunks[first - 1];
		if (left !== undefined && left.text.length < CHUNK / 2) {
			first -= 1;
			at -= left.text.length;
		}
		const old = this.#chunks.slice(first, last + 1);
		const joined = old.map((chunk) => chunk.text).join("");
		const fresh = cut(joined.slice(0, start - at) + text + joined.slice(end - at));
		for (const { breaks } of old) this.#breaks -= breaks;
		for (const { breaks } of fresh) this.#breaks += breaks;
		// Not by spreading into splice: a large paste has more chunks than a call may have arguments.
		this.#chunks =
			old.length === fresh.length && fresh.length === 1
				? this.#chunks.with(first, fresh[0] as Chunk)
				: this.#chunks.slice(0, first).concat(fresh, this.#chunks.slice(last + 1));
		this.#length += text.length - (end - start);
	}

	/** What lies inside the text of the range; the whole text without one. */
	slice(start = 0, end = this.#length): string {
		const to = Math.min(end, this.#length);
		let from = Math.max(0, start);
		if (from >= to) return "";
		const parts: string[] = [];
		let [index, at] = this.#chunkAt(from);
		for (; at < to; index++) {
			const { text } = this.#chunks[index] as Chunk;
			parts.push(text.slice(from - at, to - at));
			at += text.length;
			from = at;
		}
		return parts.join("");
	}

	/** The line at this index; the nearest one where there is none. */
	line(index: number): Line {
		const wanted = Math.min(Math.max(0, Math.trunc(index)), this.#breaks);
		const start = wanted === 0 ? 0 : this.#afterBreak(wanted);
		const end = wanted === this.#breaks ? this.#length : this.#afterBreak(wanted + 1) - 1;
		return { index: wanted, start, end, text: this.slice(start, end) };
	}

	/** The index of the line that the offset lies in. */
	lineIndexAt(offset: number): number {
		const inside = Math.min(Math.max(0, offset), this.#length);
		let index = 0;
		let at = 0;
		for (const { text, breaks } of this.#chunks) {
			if (at + text.length > inside) return index + breaksIn(text, inside - at);
			index += breaks;
			at += text.length;
		}
		return index;
	}

	/** The chunk that holds the offset, and where that chunk begins. At the very end: the last chunk. */
	#chunkAt(offset: number): [index: number, at: number] {
		let at = 0;
		const last = this.#chunks.length - 1;
		for (let index = 0; index < last; index++) {
			const next = at + (this.#chunks[index] as Chunk).text.length;
			if (next > offset) return [index, at];
			at = next;
		}
		return [Math.max(0, last), at];
	}

	/** The offset behind the nth line break, counted from 1. */
	#afterBreak(nth: number): number {
		let left = nth;
		let at = 0;
		for (const { text, breaks } of this.#chunks) {
			if (breaks < left) {
				left -= breaks;
				at += text.length;
				continue;
			}
			let from = -1;
			for (; left > 0; left--) from = text.indexOf("\n", from + 1);
			return at + from + 1;
		}
		return at;
	}
}

function cut(text: string): Chunk[] {
	const chunks: Chunk[] = [];
	// Up to twice as long before it is cut, so that typing in one place does not cut at every key.
	if (text.length <= 2 * CHUNK) return text === "" ? [] : [{ text, breaks: breaksIn(text, text.length) }];
	for (let at = 0; at < text.length; at += CHUNK) {
		const part = text.slice(at, at + CHUNK);
		chunks.push({ text: part, breaks: breaksIn(part, part.length) });
	}
	return chunks;
}

function breaksIn(text: string, end: number): number {
	let count = 0;
	for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
	return count;
}
