import type { Facet, SearchDocument, SearchHits } from "../port.ts";

const FACETS = 30;

/** How many of the documents have which category and which tags; largest first. */
export function facetsOf(documents: readonly Pick<SearchDocument, "category" | "tags">[]): SearchHits["facets"] {
	const categories = new Map<string, number>();
	const tags = new Map<string, number>();
	for (const document of documents) {
		categories.set(document.category, (categories.get(document.category) ?? 0) + 1);
		for (const tag of document.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
	}
	return { categories: largest(categories), tags: largest(tags) };
}

function largest(counts: ReadonlyMap<string, number>): Facet[] {
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
		.slice(0, FACETS);
}
