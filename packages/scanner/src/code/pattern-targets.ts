import type { AnyNode, Pattern } from "acorn";
import type { Origin } from "./scope.ts";

/** Something that a pattern assigns to. */
export interface Target {
	readonly pattern: Pattern;
	readonly origins: readonly Origin[];
	readonly opaque: boolean;
}

/** What a pattern assigns to, each with the keys that lead there. */
export function targetsOf(pattern: Pattern, origin: Origin | undefined): Target[] {
	const targets: Target[] = [];
	const open: Target[] = [{ pattern, origins: origin ? [origin] : [], opaque: false }];
	for (let target = open.pop(); target; target = open.pop()) {
		const { pattern: part, origins } = target;
		const inner = (next: Pattern, key: string | AnyNode): Target => ({
			pattern: next,
			origins: origins.map(({ node, keys }) => ({ node, keys: [...keys, key] })),
			opaque: target.opaque,
		});
		if (part.type === "AssignmentPattern") {
			open.push({ ...target, pattern: part.left, origins: [...origins, { node: part.right, keys: [] }] });
		} else if (part.type === "ObjectPattern") {
			for (const property of part.properties) {
				// What is left of an object still has its powers.
				if (property.type === "RestElement") open.push({ ...target, pattern: property.argument });
				else if (property.computed) open.push(inner(property.value, property.key));
				else open.push(inner(property.value, keyName(property.key)));
			}
		} else if (part.type === "ArrayPattern") {
			for (const [index, element] of part.elements.entries()) if (element) open.push(inner(element, String(index)));
		} else if (part.type === "RestElement") {
			open.push({ pattern: part.argument, origins: [], opaque: true });
		} else {
			targets.push(target);
		}
	}
	return targets;
}

function keyName(key: AnyNode): string | AnyNode {
	if (key.type === "Identifier") return key.name;
	if (key.type === "Literal") return String(key.value);
	return key;
}
