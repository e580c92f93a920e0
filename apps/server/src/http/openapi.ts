import { problem } from "@annex/registry-api";
import type { SwaggerTransform, SwaggerTransformObject } from "@fastify/swagger";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";

const REFUSED = {
	description: "A problem document: `code` is stable, `detail` says what happened, `fix` what to do.",
	content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const BYTES = { type: "string", format: "binary" };
const FORM = { type: "object", required: ["package"], properties: { package: BYTES } };

/** The answer of a route that sends a file; what it is sent as stands in the route's `produces`. */
export const fileAnswer = z.string().meta({ format: "binary", description: "The bytes." });

/** Describes a route; one that `consumes` but has no schema for its body takes a file, in a form as `package`. */
export const describeRoute: SwaggerTransform = (input) => {
	const described = jsonSchemaTransform(input);
	const consumes = input.schema?.consumes;
	if (!consumes || input.schema?.body) return described;
	const content = consumes.map((type) => [type, { schema: type.startsWith("multipart/") ? FORM : BYTES }]);
	return { ...described, schema: { ...described.schema, body: { content: Object.fromEntries(content) } } };
};

/** Adds what every route may answer instead of what it promises, and mends what the generators leave invalid. */
export const describeDocument: SwaggerTransformObject = (input) => {
	const document = jsonSchemaTransformObject(input) as OpenApiDocument;
	const { $schema: _, ...schema } = z.toJSONSchema(problem, { io: "output" });
	document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: schema } };
	// Which of them a route asks for, if any, it says when it refuses.
	document.security = [{}, { session: [] }, { token: [] }];
	const paths = Object.entries(document.paths ?? {});
	for (const [, path] of paths) for (const operation of Object.values(path)) mend(operation);
	document.paths = Object.fromEntries(paths.map(([path, operations]) => [path.replace("{*}", "{path}"), operations]));
	return document as ReturnType<SwaggerTransformObject>;
};

function mend(operation: Operation): void {
	for (const parameter of operation.parameters ?? []) if (parameter.name === "*") parameter.name = "path";
	// An answer without content must not name a media type.
	delete operation.responses?.["204"]?.content;
	operation.responses = { ...operation.responses, default: REFUSED };
}

/** As much of an OpenAPI document as is touched here. */
interface OpenApiDocument {
	components?: { schemas?: Record<string, unknown> };
	security?: Record<string, string[]>[];
	paths?: Record<string, Record<string, Operation>>;
}
interface Operation {
	parameters?: { name: string }[];
	responses?: Record<string, { content?: unknown }>;
}
