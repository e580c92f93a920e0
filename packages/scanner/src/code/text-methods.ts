import { textOf, type Value } from "./value.ts";

/** No honest name is longer; folding stops here, so that `repeat` cannot fill the memory. */
const MAX_TEXT = 20_000;
const MAX_ITEMS = 5_000;

/** What a method of a known text or list gives, when everything it depends on is known too. */
export function callMethod(object: Value, name: string, args: readonly (Value | undefined)[]): Value | undefined {
	if (args.some((argument) => argument === undefined)) return undefined;
	if (object.kind === "text") return ofText(object.text, name, args);
	if (object.kind === "list") return ofList(object.items, name, args);
	return undefined;
}

/** What a built-in function gives for known arguments: the ways in which a name can be spelled out. */
export function callBuiltIn(path: readonly string[], args: readonly (Value | undefined)[]): Value | undefined {
	const [first] = args;
	switch (path.join(".")) {
		case "String.fromCharCode":
		case "String.fromCodePoint": {
			const codes = args.flatMap((argument) => (argument?.kind === "number" ? [argument.number] : []));
			if (codes.length !== args.length || codes.some((code) => !(code >= 0 && code <= 0x10ffff))) return undefined;
			return text(
				codes
					.map((code) =>
						path[1] === "fromCharCode" ? String.fromCharCode(code) : String.fromCodePoint(Math.trunc(code)),
					)
					.join(""),
			);
		}
		case "String":
			return text(textOf(first));
		case "atob":
			return attempt(first, atob);
		case "decodeURIComponent":
			return attempt(first, decodeURIComponent);
		case "decodeURI":
			return attempt(first, decodeURI);
		case "unescape":
			return attempt(first, (escaped) =>
				escaped.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, long: string | undefined, short: string | undefined) =>
					String.fromCharCode(Number.parseInt(long ?? short ?? "0", 16)),
				),
			);
		case "Number":
		case "parseInt":
		case "Number.parseInt":
			return parsedNumber(textOf(first), args[1]);
		default:
			return undefined;
	}
}

function ofText(own: string, name: string, args: readonly (Value | undefined)[]): Value | undefined {
	const words = args.map(textOf);
	const [a, b] = args.map((argument) => (argument?.kind === "number" ? argument.number : undefined));
	switch (name) {
		case "concat":
			return words.includes(undefined) ? undefined : text([own, ...words].join(""));
		case "slice":
			return text(own.slice(a, b));
		case "substring":
			return text(own.substring(a ?? 0, b));
		case "substr":
			return text(own.slice(a, b === undefined ? undefined : (a ?? 0) + b));
		case "charAt":
		case "at":
			return text(own.at(a ?? 0));
		case "charCodeAt":
		case "codePointAt": {
			const code = own.charCodeAt(a ?? 0);
			return Number.isNaN(code) ? undefined : { kind: "number", number: code };
		}
		case "toLowerCase":
			return text(own.toLowerCase());
		case "toUpperCase":
			return text(own.toUpperCase());
		case "trim":
			return text(own.trim());
		case "toString":
		case "valueOf":
		case "normalize":
			return text(own);
		case "repeat":
			return a !== undefined && a >= 0 && own.length * a <= MAX_TEXT ? text(own.repeat(a)) : undefined;
		case "replace":
		case "replaceAll": {
			const [from, to] = words;
			if (from === undefined || to === undefined || from === "") return undefined;
			return text(name === "replace" ? own.replace(from, () => to) : own.split(from).join(to));
		}
		case "split": {
			const [separator] = words;
			return separator === undefined ? undefined : list(own.split(separator));
		}
		default:
			return undefined;
	}
}

function ofList(
	items: readonly (Value | undefined)[],
	name: string,
	args: readonly (Value | undefined)[],
): Value | undefined {
	const [a, b] = args.map((argument) => (argument?.kind === "number" ? argument.number : undefined));
	switch (name) {
		case "join": {
			const words = items.map(textOf);
			const separator = args.length === 0 ? "," : textOf(args[0]);
			return words.includes(undefined) || separator === undefined ? undefined : text(words.join(separator));
		}
		case "reverse":
		case "toReversed":
			return { kind: "list", items: [...items].reverse() };
		case "slice":
			return { kind: "list", items: items.slice(a, b) };
		case "concat":
			return {
				kind: "list",
				items: [
					...items,
					...args.flatMap((argument) => (argument?.kind === "list" ? argument.items : [argument])),
				].slice(0, MAX_ITEMS),
			};
		case "at":
			return items.at(a ?? 0);
		case "pop":
			return items.at(-1);
		case "shift":
			return items[0];
		default:
			return undefined;
	}
}

function text(value: string | undefined): Value | undefined {
	return value === undefined || value.length > MAX_TEXT ? undefined : { kind: "text", text: value };
}

function list(words: readonly string[]): Value | undefined {
	return words.length > MAX_ITEMS
		? undefined
		: { kind: "list", items: words.map((word) => ({ kind: "text", text: word })) };
}

function attempt(value: Value | undefined, decode: (encoded: string) => string): Value | undefined {
	const encoded = textOf(value);
	if (encoded === undefined || encoded.length > MAX_TEXT) return undefined;
	try {
		return text(decode(encoded));
	} catch {
		return undefined;
	}
}

function parsedNumber(value: string | undefined, radix: Value | undefined): Value | undefined {
	if (value === undefined) return undefined;
	const number = Number.parseInt(value, radix?.kind === "number" ? radix.number : undefined);
	return Number.isNaN(number) ? undefined : { kind: "number", number };
}
