/** A replacement of one range: the smallest that turns one text into another. */
export interface Difference {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

/** The one range in which two texts differ, or `undefined` when they do not. Never splits a surrogate pair. */
export function difference(before: string, after: string): Difference | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
	let end = 0;
	while (
		end < shorter - start &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	) {
		end++;
	}
	if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--;
	return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/**
 * Both sides' changes to a common text, or `undefined` when they touch the same place: then neither can be kept without
 * losing the other.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
	const ours = difference(base, mine);
	const other = difference(base, theirs);
	if (!ours) return theirs;
	if (!other || mine === theirs) return mine;
	const [first, second] = ours.from <= other.from ? [ours, other] : [other, ours];
	if (first.to >= second.from) return undefined;
	return (
		base.slice(0, first.from) + first.insert + base.slice(first.to, second.from) + second.insert + base.slice(second.to)
	);
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
