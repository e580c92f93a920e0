/**
 * Takes `eval` and the constructors of functions away, as a page's policy does for a worker. They are reachable by their
 * names and through `constructor` of the four kinds' prototypes, and by no other way.
 */
export function refuseCodeFromText(global: Record<string, unknown>): void {
	const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
	for (const kind of kinds) {
		const prototype: object = Object.getPrototypeOf(kind);
		const refuser = refusing(prototype);
		Object.defineProperty(prototype, "constructor", { value: refuser, writable: false, configurable: false });
		if (kind === kinds[0]) define(global, "Function", refuser);
	}
	define(global, "eval", () => refuse());
}

/** Can be called and constructed, and `instanceof` goes on working with it. */
function refusing(prototype: object): () => never {
	function refuser(): never {
		return refuse();
	}
	return Object.defineProperties(refuser, { name: { value: "Function" }, prototype: { value: prototype } });
}

function refuse(): never {
	throw new EvalError("No code is made from text here.");
}

function define(owner: object, name: string, value: unknown): void {
	Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}
