import { didYouMean } from "./did-you-mean.ts";
import { type ContextKey, contextKeys, type WhenContext } from "./when-context.ts";

/** A parsed `when` clause. */
export type When =
	| { readonly is: "flag"; readonly key: ContextKey }
	| { readonly is: "equal" | "unequal"; readonly key: ContextKey; readonly value: string }
	| { readonly is: "not"; readonly part: When }
	| { readonly is: "and" | "or"; readonly parts: readonly When[] };

export const MAX_WHEN_CHARS = 200;
const MAX_DEPTH = 8;
const TOKEN =
	/\s*(?:(&&|\|\||==|!=|[!()])|([A-Za-z][A-Za-z0-9]*(?:[.:/-][A-Za-z0-9]+)*|\d{1,9})|'([^'\\\p{C}]{0,80})')/uy;

interface Token {
	readonly kind: "sign" | "word" | "quoted";
	readonly text: string;
}

/** Why a clause cannot be read, as a sentence that says what can be. */
class Unreadable extends Error {}

/**
 * Reads a clause such as `editorFocus && !hasSelection && languageId == markdown`. A closed language: the names of
 * `contextKeys`, `!`, `&&`, `||`, `==`, `!=`, parentheses, and values that are words or stand in single quotes.
 * `!` binds closest and `||` loosest. Nothing is ever evaluated as code.
 */
export function parseWhen(clause: string): { readonly when: When } | { readonly fault: string } {
	try {
		return { when: new Reader(tokensOf(clause)).whole() };
	} catch (thrown) {
		if (thrown instanceof Unreadable) return { fault: thrown.message };
		throw thrown;
	}
}

/** Whether a parsed clause holds now. */
export function holds(when: When, context: WhenContext): boolean {
	switch (when.is) {
		case "flag":
			return isSet(context, when.key);
		case "equal":
			return textOf(context, when.key) === when.value;
		case "unequal":
			return textOf(context, when.key) !== when.value;
		case "not":
			return !holds(when.part, context);
		case "and":
			return when.parts.every((part) => holds(part, context));
		case "or":
			return when.parts.some((part) => holds(part, context));
	}
}

const parsed = new Map<string, When | undefined>();
const MAX_PARSED = 1_000;

/** Whether a clause of a parsed manifest holds now. Absent holds always, and what cannot be read never. */
export function whenHolds(clause: string | undefined, context: WhenContext): boolean {
	if (clause === undefined) return true;
	if (!parsed.has(clause)) {
		if (parsed.size >= MAX_PARSED) parsed.clear();
		const read = parseWhen(clause);
		parsed.set(clause, "when" in read ? read.when : undefined);
	}
	const when = parsed.get(clause);
	return when !== undefined && holds(when, context);
}

/** A flag that is true, or a text that is not empty. */
function isSet(context: WhenContext, key: ContextKey): boolean {
	const text = textOf(context, key);
	return contextKeys[key].kind === "flag" ? text === "true" : text !== "";
}

/** A key that nothing was said about is the empty text, and a flag compares as `true` or `false`. */
function textOf(context: WhenContext, key: ContextKey): string {
	const value = Object.hasOwn(context, key) ? context[key] : undefined;
	if (value === undefined) return contextKeys[key].kind === "flag" ? "false" : "";
	return String(value);
}

function tokensOf(clause: string): Token[] {
	if (clause.length > MAX_WHEN_CHARS) throw new Unreadable(`Use at most ${MAX_WHEN_CHARS} characters.`);
	const text = clause.trimEnd();
	const tokens: Token[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const at = TOKEN.lastIndex;
		const [, sign, word, quoted] = TOKEN.exec(text) ?? [];
		if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
		else if (word !== undefined) tokens.push({ kind: "word", text: word });
		else if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted });
		else throw new Unreadable(`Use names, !, &&, ||, ==, != and parentheses only (position ${at + 1}).`);
	}
	return tokens;
}

class Reader {
	readonly #tokens: readonly Token[];
	#at = 0;
	#depth = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	whole(): When {
		const when = this.#or();
		const left = this.#tokens[this.#at];
		if (left !== undefined) throw new Unreadable(`Take out what stands behind the condition: "${left.text}".`);
		return when;
	}

	#or(): When {
		return this.#list("or", "||", () => this.#and());
	}

	#and(): When {
		return this.#list("and", "&&", () => this.#not());
	}

	#list(is: "and" | "or", sign: string, part: () => When): When {
		const first = part();
		const parts = [first];
		while (this.#take(sign)) parts.push(part());
		return parts.length === 1 ? first : { is, parts };
	}

	#not(): When {
		if (!this.#take("!")) return this.#condition();
		return this.#deeper(() => ({ is: "not", part: this.#not() }));
	}

	#condition(): When {
		if (!this.#take("(")) return this.#comparison();
		const inner = this.#deeper(() => this.#or());
		if (!this.#take(")")) throw new Unreadable("Close the parenthesis.");
		return inner;
	}

	#comparison(): When {
		const key = contextKey(this.#tokens[this.#at]);
		this.#at += 1;
		const is = this.#take("==") ? "equal" : this.#take("!=") ? "unequal" : undefined;
		if (is === undefined) return { is: "flag", key };
		const value = this.#tokens[this.#at];
		if (value === undefined || value.kind === "sign") {
			throw new Unreadable(`Say what "${key}" is compared with: a word, or a text in single quotes.`);
		}
		this.#at += 1;
		return { is, key, value: value.text };
	}

	#take(sign: string): boolean {
		const token = this.#tokens[this.#at];
		if (token?.kind !== "sign" || token.text !== sign) return false;
		this.#at += 1;
		return true;
	}

	#deeper(read: () => When): When {
		this.#depth += 1;
		if (this.#depth > MAX_DEPTH) throw new Unreadable(`Nest at most ${MAX_DEPTH} deep.`);
		const when = read();
		this.#depth -= 1;
		return when;
	}
}

function contextKey(token: Token | undefined): ContextKey {
	if (token === undefined) throw new Unreadable("The condition ends too early; name what has to hold.");
	if (token.kind !== "word") throw new Unreadable(`Name what has to hold in place of "${token.text}".`);
	if (Object.hasOwn(contextKeys, token.text)) return token.text as ContextKey;
	const known = Object.keys(contextKeys);
	const near = didYouMean(token.text, known);
	throw new Unreadable(near ? `Did you mean "${near}"?` : `Use one of: ${known.join(", ")}.`);
}
