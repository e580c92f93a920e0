import { z } from "zod";

/** The names of the fields that the schema knows at a path of a value; empty where it knows none. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
	let candidates = alternatives(schema);
	for (const key of path) {
		candidates = candidates.flatMap((candidate) => {
			if (typeof key === "number") return candidate instanceof z.ZodArray ? alternatives(candidate.element) : [];
			const shape = shapeOf(candidate);
			return shape && Object.hasOwn(shape, key) ? alternatives(shape[String(key)]) : [];
		});
	}
	return [...new Set(candidates.flatMap((candidate) => Object.keys(shapeOf(candidate) ?? {})))];
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
	return schema instanceof z.ZodObject ? schema.shape : undefined;
}

/** The schema without what merely wraps it (defaults, optionality, transforms); a union becomes its members. */
function alternatives(schema: unknown): unknown[] {
	if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
	if (schema instanceof z.ZodPipe) return alternatives(schema.in);
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
		return alternatives(schema.unwrap());
	}
	return [schema];
}
