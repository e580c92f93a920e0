import { describe, expect, it } from "vitest";
import { generatedIcon } from "./generated-icon.ts";

describe("generatedIcon", () => {
	it("is the same for an id each time", () => {
		expect(generatedIcon("acme.word-count")).toEqual(generatedIcon("acme.word-count"));
	});

	it("does not change between releases", () => {
		// A person knows an extension by its picture. When this fails, the pictures of all have changed.
		expect(generatedIcon("acme.word-count")).toMatchInlineSnapshot(`
			{
			  "back": "#f28a4b",
			  "front": "#ffc9a3",
			  "ground": "#7a2e12",
			  "tiles": [
			    {
			      "shape": "leaf",
			      "tone": "back",
			      "turn": 0,
			    },
			    {
			      "shape": "bar",
			      "tone": "front",
			      "turn": 0,
			    },
			    {
			      "shape": "bar",
			      "tone": "back",
			      "turn": 0,
			    },
			    {
			      "shape": "quarter",
			      "tone": "back",
			      "turn": 180,
			    },
			  ],
			}
		`);
	});

	it("tells extensions of one publisher apart", () => {
		const icons = Array.from({ length: 200 }, (_, index) => JSON.stringify(generatedIcon(`acme.tool-${index}`)));
		expect(new Set(icons).size).toBeGreaterThan(195);
	});

	it("makes something of any id, however strange", () => {
		for (const id of ["", "a.b", "é.ü", "x".repeat(5_000)]) expect(generatedIcon(id).tiles).toHaveLength(4);
	});

	it("never leaves an icon empty", () => {
		for (let index = 0; index < 500; index++) {
			const drawn = generatedIcon(`p.n${index}`).tiles.filter((tile) => tile.shape !== "blank");
			expect(drawn.length).toBeGreaterThanOrEqual(3);
		}
	});
});
