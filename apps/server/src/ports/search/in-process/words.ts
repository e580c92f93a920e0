const MAX_WORD_CHARS = 40;
const WORD = /[\p{L}\p{N}]+/gu;
/** Scripts written without spaces: there a pair of characters does what a word does elsewhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Lower case, without accents, invisible characters and differences of form: what two people mean by the same word. */
export function fold(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/[\p{M}\p{Cf}]+/gu, "")
		.toLowerCase();
}

/** The words of a text in order, folded. */
export function wordsOf(text: string): string[] {
	const words: string[] = [];
	for (const [word] of fold(text).matchAll(WORD)) {
		if (!UNSPACED.test(word)) {
			words.push(word.slice(0, MAX_WORD_CHARS));
			continue;
		}
		const characters = [...word];
		if (characters.length === 1) words.push(word);
		for (let at = 0; at + 1 < characters.length; at++) words.push(characters.slice(at, at + 2).join(""));
	}
	return words;
}

/** The parts of the words that an inner capital divides: `MagicCalendar` is found under `magic` and `calendar` too. */
export function innerWordsOf(text: string): string[] {
	const divided = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
	return divided === text ? [] : wordsOf(divided);
}

/** A name as one run of letters and digits, so that `word-count`, `Word Count` and `wordcount` are the same. */
export function squash(text: string): string {
	return (fold(text).match(WORD) ?? []).join("").slice(0, 2 * MAX_WORD_CHARS);
}

/** What English forms of a word share: "writes", "writing" → "writ". Rough on purpose; it only ever adds hits. */
export function stemOf(word: string): string {
	let stem = word;
	if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
	else if (stem.length > 4 && /(?:s|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
	else if (stem.length > 3 && /[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
	const ending = /(?:ing|ed|er|or)$/.exec(stem);
	if (ending && stem.length - ending[0].length >= 3) {
		stem = stem.slice(0, ending.index).replace(/([^aeiouls])\1$/, "$1");
	}
	return stem.length > 4 && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}
