import { extensionId } from "@annex/manifest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryId } from "./entry-id.ts";

const idOf = (original: string) => entryId("atom", original).id;

describe("entryId", () => {
	it("leaves a name that fits as it is", () => {
		expect(entryId("atom", "atom/word-count")).toEqual({
			id: "atom.word-count",
			publisher: "atom",
			name: "word-count",
		});
	});

	it.each([
		"atom/Word Count",
		"atom/-x",
		"atom/36-pixels",
		"atom/com.acme.x",
		"atom/日本語",
		"atom/a@b",
		"word-count",
		"atom/",
	])("gives %j an id that fits, the same every time", (original) => {
		expect(extensionId.safeParse(idOf(original)).success).toBe(true);
		expect(idOf(original)).toBe(idOf(original));
		expect(idOf(original)).toMatch(/-[0-9a-f]{12}$/);
	});

	it("keeps apart what differs only in what does not fit, and what imitates another's hash", () => {
		const taken = idOf("atom/Word Count");
		const originals = ["atom/Word Count", "atom/word count", "atom/Word-Count", `atom/${taken.slice("atom.".length)}`];
		expect(new Set(originals.map(idOf)).size).toBe(originals.length);
	});

	it("gives any text an id that fits", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (rest) => {
				expect(extensionId.safeParse(idOf(`atom/${rest}`)).success).toBe(true);
			}),
		);
	});
});
