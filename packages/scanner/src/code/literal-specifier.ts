import type { AnyNode } from "acorn";

/** The specifier of a dynamic import that is written out as one text, which is the only kind that the host links. */
export function literalSpecifier(source: AnyNode): string | undefined {
	if (source.type === "Literal") return typeof source.value === "string" ? source.value : undefined;
	if (source.type !== "TemplateLiteral" || source.expressions.length > 0) return undefined;
	return source.quasis[0]?.value.cooked ?? undefined;
}
