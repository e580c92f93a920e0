import type { AnyNode, ObjectExpression } from "acorn";

/**
 * What an expression is known to be without running it.
 * - `global`: a power reached from the global object; `self.navigator.sendBeacon` has the path navigator, sendBeacon,
 *   the global object itself has the empty path, and `*` stands for a name that could not be told.
 * - `function`: some function, the kind whose `constructor` makes code out of text.
 * - `instance`, `constructor`: some value, and what its `constructor` gave.
 */
export type Value =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "number"; readonly number: number }
	| { readonly kind: "list"; readonly items: readonly (Value | undefined)[] }
	| { readonly kind: "record"; readonly node: ObjectExpression }
	| { readonly kind: "global"; readonly path: readonly string[] }
	| { readonly kind: "function"; readonly node?: AnyNode }
	| { readonly kind: "functionPrototype" }
	| { readonly kind: "descriptor"; readonly value: Value | undefined }
	| { readonly kind: "descriptors"; readonly of: Value | undefined }
	| { readonly kind: "instance" }
	| { readonly kind: "constructor" };

const MAX_PATH = 6;
const GLOBAL_OBJECT_NAMES = new Set(["globalThis", "self", "window", "frames", "global"]);

export const makerOfFunctions: Value = { kind: "global", path: ["Function"] };
const someFunction: Value = { kind: "function" };
const someConstructor: Value = { kind: "constructor" };
const someInstance: Value = { kind: "instance" };

/** The value of an undeclared name. */
export function globalNamed(name: string): Value {
	return { kind: "global", path: GLOBAL_OBJECT_NAMES.has(name) ? [] : [name] };
}

/** What `object[key]` is, for what does not need the source; a `key` of `undefined` could be anything. */
export function memberOf(object: Value | undefined, key: string | undefined): Value | undefined {
	if (object?.kind === "global") return memberOfGlobal(object.path, key);
	if (object?.kind === "descriptors") return { kind: "descriptor", value: memberOf(object.of, key) };
	if (key === undefined) return undefined;
	if (object === undefined) return key === "constructor" ? someConstructor : undefined;
	switch (object.kind) {
		case "function":
			if (key === "constructor") return makerOfFunctions;
			if (key === "__proto__") return { kind: "functionPrototype" };
			return key === "call" || key === "apply" || key === "bind" ? object : undefined;
		case "functionPrototype":
			return key === "constructor" ? makerOfFunctions : undefined;
		case "constructor":
			if (key === "constructor") return makerOfFunctions;
			return key === "prototype" ? someInstance : undefined;
		case "descriptor":
			return key === "value" || key === "get" ? object.value : undefined;
		case "list":
			if (/^\d{1,6}$/.test(key)) return object.items[Number(key)];
			return key === "constructor" ? someConstructor : key === "length" ? undefined : someFunction;
		case "text":
			if (/^\d{1,6}$/.test(key)) return textOrNothing(object.text[Number(key)]);
			return key === "constructor" ? someConstructor : key === "length" ? undefined : someFunction;
		case "number":
			return key === "constructor" ? someConstructor : someFunction;
		case "instance":
		case "record":
			return key === "constructor" ? someConstructor : undefined;
	}
}

function memberOfGlobal(path: readonly string[], key: string | undefined): Value | undefined {
	const last = path.at(-1);
	if (key === undefined) return path.length === 0 ? { kind: "global", path: ["*"] } : undefined;
	if (path.length === 0) return globalNamed(key);
	if (key === "constructor") {
		if (last === "prototype") return { kind: "global", path: path.slice(0, -1) };
		return isFunction(path) ? makerOfFunctions : someConstructor;
	}
	if (key === "__proto__" && isFunction(path)) return { kind: "functionPrototype" };
	return path.length < MAX_PATH ? { kind: "global", path: [...path, key] } : undefined;
}

/** Whether a path leads to a built-in function or class; undeclared names of unknown kind are given the benefit. */
function isFunction([first = "", ...rest]: readonly string[]): boolean {
	const last = rest.at(-1);
	if (last === undefined) return (/^[A-Z]/.test(first) && !NAMESPACES.has(first)) || FUNCTION_NAMES.has(first);
	return last !== "prototype" && (/^[A-Z]/.test(first) || OBJECT_NAMES.has(first) || FUNCTION_NAMES.has(first));
}

const NAMESPACES = new Set(["Math", "JSON", "Reflect", "Atomics", "Intl", "WebAssembly"]);
const OBJECT_NAMES = new Set(["console", "crypto", "performance", "navigator", "caches", "indexedDB", "document"]);
const FUNCTION_NAMES = new Set(
	(
		"eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape " +
		"atob btoa fetch setTimeout setInterval clearTimeout clearInterval queueMicrotask structuredClone reportError " +
		"requestAnimationFrame cancelAnimationFrame addEventListener removeEventListener dispatchEvent postMessage " +
		"importScripts close createImageBitmap"
	).split(" "),
);

function textOrNothing(text: string | undefined): Value | undefined {
	return text === undefined ? undefined : { kind: "text", text };
}

/** The value as a text, as far as joining it to a text goes. */
export function textOf(value: Value | undefined): string | undefined {
	if (value?.kind === "text") return value.text;
	if (value?.kind === "number") return String(value.number);
	return undefined;
}
