/** One fault of a manifest or package: where it is, what is wrong, and how to mend it. Both texts are full sentences. */
export interface Issue {
	/** As a program would write it: `contributes.commands[0].title`; the empty string is the whole. */
	readonly path: string;
	readonly sentence: string;
	readonly fix: string;
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const MAX_SHOWN_CHARS = 80;

/** Joins keys and indexes to a readable path; odd keys are quoted, so a hostile key cannot pose as a path. */
export function issuePath(keys: readonly PropertyKey[]): string {
	let path = "";
	for (const key of keys) {
		if (typeof key === "number") path += `[${key}]`;
		else if (typeof key === "string" && IDENTIFIER.test(key)) path += path === "" ? key : `.${key}`;
		else path += `[${quote(String(key))}]`;
	}
	return path;
}

/** A text from outside, in quotes, clipped, and with everything that is not plainly visible written as an escape. */
export function quote(text: string): string {
	const clipped = text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS - 1)}…` : text;
	return JSON.stringify(clipped).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, (character) =>
		[...character].map((one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join(""),
	);
}
