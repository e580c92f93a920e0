/** Why a character is not what a reader sees. */
export type HiddenKind = "control" | "bidi" | "invisible" | "tag" | "variation-selector" | "private-use" | "unpaired";

export interface HiddenCharacter {
	/** Offset in UTF-16 units. */
	readonly index: number;
	readonly codePoint: number;
	readonly kind: HiddenKind;
}

// One alternative per kind, in the order of the names below. Tab, line feed and carriage return are the caller's matter.
const HIDDEN = new RegExp(
	[
		"([\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029])",
		"([\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069])",
		// Blanks that count as letters (Hangul fillers), soft hyphen, word joiner, zero-width space, BOM, invisible operators.
		"([\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])",
		"([\\u{e0000}-\\u{e007f}])",
		"([\\ufe00-\\ufe0d\\u180b-\\u180d\\u180f\\u{e0100}-\\u{e01ef}])",
		"(\\p{Co})",
		"(\\p{Cs})",
	].join("|"),
	"gu",
);
const KINDS: readonly HiddenKind[] = [
	"control",
	"bidi",
	"invisible",
	"tag",
	"variation-selector",
	"private-use",
	"unpaired",
];

// ZWNJ and ZWJ belong to Persian, Indic scripts and emoji; U+FE0E and U+FE0F choose text or emoji style. Each is honest
// only right after something that it can join or style, so a run of them (how GlassWorm hid its code) is not.
const JOINERS = /(?<![\p{L}\p{M}\p{Emoji}])[\u200c\u200d]|(?<![\p{Emoji}\p{S}\p{P}])[\ufe0e\ufe0f]/gu;

/**
 * Finds, in order, every character of `text` that shows nothing or reorders what is shown.
 * Tab, line feed and carriage return are never reported; at most `limit` finds are returned.
 */
export function hiddenCharacters(text: string, limit = 100): HiddenCharacter[] {
	const found: HiddenCharacter[] = [];
	for (const match of text.matchAll(HIDDEN)) {
		if (found.length >= limit) break;
		const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)] ?? "control";
		found.push({ index: match.index, codePoint: match[0].codePointAt(0) ?? 0, kind });
	}
	for (const match of text.matchAll(JOINERS)) {
		if (found.length >= limit * 2) break;
		const kind = match[0] >= "\ufe00" ? "variation-selector" : "invisible";
		found.push({ index: match.index, codePoint: match[0].codePointAt(0) ?? 0, kind });
	}
	return found.sort((a, b) => a.index - b.index).slice(0, limit);
}

/** `U+202E`, as Unicode's own tables write it. */
export function codePointName(codePoint: number): string {
	return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}
