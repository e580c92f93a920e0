import type { AnyNode } from "acorn";

/** Where a binding may have got its value: an expression, and the keys that a pattern takes out of it. */
export interface Origin {
	readonly node: AnyNode;
	readonly keys: readonly (string | AnyNode)[];
}

export interface Binding {
	readonly name: string;
	/** Every value that the source gives it; incomplete when `opaque`. */
	readonly origins: Origin[];
	/** Also gets values that the source does not show: a parameter, an import, a loop variable, `x += …`. */
	opaque: boolean;
}

/** A region of the source with names of its own. */
export class Scope {
	readonly #bindings = new Map<string, Binding>();
	readonly parent: Scope | undefined;
	/** Whether `var` stays here. */
	readonly holdsVar: boolean;

	constructor(parent: Scope | undefined, holdsVar: boolean) {
		this.parent = parent;
		this.holdsVar = holdsVar;
	}

	declare(name: string): Binding {
		const known = this.#bindings.get(name);
		if (known) return known;
		const binding: Binding = { name, origins: [], opaque: false };
		this.#bindings.set(name, binding);
		return binding;
	}

	/** The nearest declaration of a name; `undefined` means that the name is global. */
	find(name: string): Binding | undefined {
		for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
			const binding = scope.#bindings.get(name);
			if (binding) return binding;
		}
		return undefined;
	}

	/** Where a `var` that stands here is declared. */
	get varScope(): Scope {
		let scope: Scope = this;
		while (!scope.holdsVar && scope.parent) scope = scope.parent;
		return scope;
	}
}
