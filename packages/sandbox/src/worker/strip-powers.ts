import { allowedGlobals } from "./allowed-globals.ts";

/**
 * Takes every power from the global object and its prototypes that is not on the list, before guest code runs.
 * What cannot reach the network or make code from text stays; the frame's policy is the wall, this the locked drawer.
 *
 * @throws Error when the browser will not give up a power: then nothing may run here.
 */
export function stripPowers(global: object): void {
	const { userAgent, language, languages } = globalThis.navigator;
	for (let owner: object | null = global; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
		for (const key of Object.getOwnPropertyNames(owner)) {
			if (key !== "constructor" && !allowedGlobals.has(key)) remove(owner, key);
		}
	}
	// Libraries look at these three; a plain record of them leads nowhere else.
	define(global, "navigator", Object.freeze({ userAgent, language, languages: Object.freeze([...languages]) }));
	// Without these no new blob URL can be made, and so no code from text.
	remove(URL, "createObjectURL");
	remove(URL, "revokeObjectURL");
}

function remove(owner: object, key: string): void {
	if (Reflect.deleteProperty(owner, key)) return;
	const left = Object.getOwnPropertyDescriptor(owner, key);
	// Old numeric constants of the file system API are fixed to the global object, and harmless.
	if (left && "value" in left && typeof left.value === "number") return;
	throw new Error(`This browser does not let go of "${key}".`);
}

function define(owner: object, key: string, value: unknown): void {
	Object.defineProperty(owner, key, { value, writable: false, enumerable: true, configurable: false });
}
