import { z } from "zod";
import { manifest } from "./manifest.ts";

/** The JSON Schema (draft 2020-12) of what an author writes, for editors and docs; generated from the same code that validates. */
export function manifestJsonSchema(): Record<string, unknown> {
	return {
		...z.toJSONSchema(manifest, { io: "input", unrepresentable: "any" }),
		title: "Annex extension manifest",
	};
}
