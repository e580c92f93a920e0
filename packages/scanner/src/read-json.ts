import { type Issue, quote } from "@annex/manifest";

const MAX_DEPTH = 20;

export type JsonReading =
	| { readonly ok: true; readonly value: unknown }
	| { readonly ok: false; readonly issue: Issue };

/**
 * Parses the text of `file` as JSON, and refuses what parsers are of two minds about: a key twice in one object (some
 * keep the first, some the last), a byte order mark, and nesting deeper than 20 levels. Never throws.
 */
export function readJson(file: string, text: string): JsonReading {
	if (text.startsWith("\ufeff")) {
		return fault("It starts with a byte order mark.", 'Save it as "UTF-8 without BOM".');
	}
	if (depthOf(text) > MAX_DEPTH) return fault("It is nested too deeply.", "Use the fields of the reference only.");
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return fault("It is no valid JSON.", "Mind commas, quotes and braces; JSON has no comments.");
	}
	const twice = duplicateKey(text);
	if (twice !== undefined) return fault(`It has the key ${quote(twice)} twice in one object.`, "Keep one of them.");
	return { ok: true, value };

	function fault(sentence: string, fix: string): JsonReading {
		return { ok: false, issue: { path: file, sentence, fix } };
	}
}

// A string, or one of the signs that shape JSON; what lies between needs no look.
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const [token] of text.matchAll(TOKENS)) {
		if (token === "{" || token === "[") deepest = Math.max(deepest, ++depth);
		else if (token === "}" || token === "]") depth--;
	}
	return deepest;
}

/** The first key that an object has twice, however it was escaped; the text must be valid JSON. */
function duplicateKey(text: string): string | undefined {
	const open: (Set<string> | undefined)[] = [];
	let string = "";
	for (const [token] of text.matchAll(TOKENS)) {
		if (token === "{") open.push(new Set());
		else if (token === "[") open.push(undefined);
		else if (token === "}" || token === "]") open.pop();
		else if (token === ":") {
			const key = String(JSON.parse(string));
			const keys = open.at(-1);
			if (keys?.has(key)) return key;
			keys?.add(key);
		} else if (token !== ",") string = token;
	}
	return undefined;
}
