import { problem } from "@annex/registry-api";
import type { SwaggerTransformObject } from "@fastify/swagger";
import { jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";

const REFUSED = {
	description: "A problem document: `code` is stable, `detail` says what happened, `fix` what to do.",
	content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** Adds what every route may answer instead of what it promises: a problem document. */
export const withProblems: SwaggerTransformObject = (input) => {
	const document = jsonSchemaTransformObject(input) as OpenApiDocument;
	const { $schema: _, ...schema } = z.toJSONSchema(problem, { io: "output" });
	document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: schema } };
	for (const path of Object.values(document.paths ?? {})) {
		for (const operation of Object.values(path)) operation.responses = { ...operation.responses, default: REFUSED };
	}
	return document as ReturnType<SwaggerTransformObject>;
};

/** As much of an OpenAPI document as is touched here. */
interface OpenApiDocument {
	components?: { schemas?: Record<string, unknown> };
	paths?: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
}
