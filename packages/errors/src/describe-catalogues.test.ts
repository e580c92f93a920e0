import { describe, expect, it } from "vitest";
import { catalogue } from "./catalogue.ts";
import { describeCatalogues } from "./describe-catalogues.ts";

const shelves = catalogue({
	shelf_full: { status: 409, say: (name: string) => `The shelf "${name}" is full.`, fix: "Take something off." },
	not_found: { status: 404, say: () => "There is no such shelf.", fix: "Look elsewhere | ask." },
});
const boxes = catalogue({
	not_found: { status: 404, say: () => "There is no such box.", fix: "Look elsewhere." },
	box_torn: {
		status: 500,
		say: (holes: readonly string[]) => holes.map((hole) => hole.trim()).join(),
		fix: "Mend it.",
	},
});

describe("describeCatalogues", () => {
	const rows = describeCatalogues({ shelves, boxes })
		.split("\n")
		.filter((line) => line.startsWith("| `"));

	it("lists every code once, in alphabetical order, with all that know it", () => {
		expect(rows).toEqual([
			"| `box_torn` | 500 | … | Mend it. | boxes |",
			"| `not_found` | 404 | There is no such shelf. | Look elsewhere \\| ask. | shelves, boxes |",
			'| `shelf_full` | 409 | The shelf "…" is full. | Take something off. | shelves |',
		]);
	});

	it("ends with one line break, as a file does", () => {
		expect(describeCatalogues({})).toMatch(/[^\n]\n$/);
	});
});
