/** Where an address stands in a text. Offsets are UTF-16 units. */
export interface FoundAddress {
	readonly start: number;
	readonly end: number;
	readonly url: string;
}

/** An address of this length at most is looked for around the cursor. */
const MAX_LENGTH = 2_000;
const ADDRESS = /https:\/\/[^\s<>"'`{}|\\^[\]]+/gi;

/** The https address that touches the range, without the punctuation of the sentence around it. */
export function addressAt(text: string, range: { start: number; end: number }): FoundAddress | undefined {
	const from = Math.max(0, range.start - MAX_LENGTH);
	const near = text.slice(from, range.end + MAX_LENGTH);
	for (const match of near.matchAll(ADDRESS)) {
		const url = withoutPunctuation(match[0]);
		const start = from + match.index;
		const end = start + url.length;
		if (start <= range.end && end >= range.start && URL.canParse(url)) return { start, end, url };
	}
	return undefined;
}

/** A closing bracket belongs to the address only when it was opened there: `(see https://a.example/b_(c))`. */
function withoutPunctuation(address: string): string {
	let kept = address;
	for (;;) {
		const last = kept.at(-1) ?? "";
		const isUnopened = last === ")" && count(kept, ")") > count(kept, "(");
		if (!isUnopened && !/[.,;:!?*_~]/.test(last)) return kept;
		kept = kept.slice(0, -1);
	}
}

function count(text: string, character: string): number {
	return text.split(character).length - 1;
}
