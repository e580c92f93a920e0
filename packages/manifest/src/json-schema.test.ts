import { expect, it } from "vitest";
import { manifestJsonSchema } from "./json-schema.ts";
import { manifest } from "./manifest.ts";

it("describes every field, refuses others, and is plain JSON", () => {
	const schema = manifestJsonSchema();
	expect(structuredClone(schema)).toEqual(JSON.parse(JSON.stringify(schema)));
	expect(schema).toMatchObject({
		$schema: "https://json-schema.org/draft/2020-12/schema",
		type: "object",
		additionalProperties: false,
		required: ["publisher", "name", "version", "displayName", "description", "category", "main", "engines"],
	});
	expect(Object.keys(schema["properties"] as object)).toEqual(Object.keys(manifest.shape));
	for (const field of Object.values(schema["properties"] as Record<string, { description?: string }>)) {
		expect(field.description).toMatch(/\.$/);
	}
});
