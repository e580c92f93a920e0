import { type Facet, restraints, type SearchDocument, type SearchHits } from "../port.ts";
import { keepsTo } from "./keeps-to.ts";

const FACETS = 30;
const RATINGS = [4, 3];

type Counted = Pick<SearchDocument, "category" | "tags" | "installable" | "permissions" | "average">;

/** How many of the documents have what one can narrow by; categories and tags largest first. */
export function facetsOf(documents: readonly Counted[]): SearchHits["facets"] {
	const categories = new Map<string, number>();
	const tags = new Map<string, number>();
	for (const document of documents) {
		categories.set(document.category, (categories.get(document.category) ?? 0) + 1);
		for (const tag of document.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
	}
	const countOf = (value: string, fits: (document: Counted) => boolean): Facet => ({
		value,
		count: documents.reduce((count, document) => count + (fits(document) ? 1 : 0), 0),
	});
	return {
		categories: largest(categories),
		tags: largest(tags),
		asks: restraints.map((asks) => countOf(asks, (document) => keepsTo(document, asks))),
		ratings: RATINGS.map((stars) => countOf(String(stars), ({ average }) => average !== null && average >= stars)),
		installable: [countOf("yes", ({ installable }) => installable)],
	};
}

function largest(counts: ReadonlyMap<string, number>): Facet[] {
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
		.slice(0, FACETS);
}
