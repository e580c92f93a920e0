import type { AnyNode, Program } from "acorn";

/** A node with where it stands; `field` is the name of the parent's field that holds it. */
export interface Visit {
	readonly node: AnyNode;
	readonly parent: Visit | undefined;
	readonly field: string;
}

/** Every node of a program in the order of the source. Uses no recursion, so nesting costs memory and not stack. */
export function walk(program: Program): Visit[] {
	const visits: Visit[] = [];
	const open: Visit[] = [{ node: program, parent: undefined, field: "" }];
	for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
		visits.push(visit);
		const children = childrenOf(visit);
		for (let index = children.length - 1; index >= 0; index--) {
			const child = children[index];
			if (child) open.push(child);
		}
	}
	return visits;
}

function childrenOf(parent: Visit): Visit[] {
	const children: Visit[] = [];
	for (const [field, value] of Object.entries(parent.node)) {
		if (field === "loc") continue;
		if (Array.isArray(value)) {
			for (const item of value) if (isNode(item)) children.push({ node: item, parent, field });
		} else if (isNode(value)) {
			children.push({ node: value, parent, field });
		}
	}
	return children;
}

function isNode(value: unknown): value is AnyNode {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
