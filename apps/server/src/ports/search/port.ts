/** One published extension, as search sees it. */
export interface SearchDocument {
	id: string;
	publisher: string;
	/** Who made it, as people know him: the publisher, or a name as another catalogue writes it. */
	author: string;
	name: string;
	displayName: string;
	description: string;
	category: string;
	tags: readonly string[];
	/** Here; for what is only listed here, the downloads at its source. */
	installs: number;
	/** Bayesian average, 1 to 5. */
	rating: number;
	/** How many rated it; decides between equal ratings. */
	ratings: number;
	/** How much faster it spreads than a week ago; may be negative. */
	trend: number;
	publishedAt: Date;
	updatedAt: Date;
}

export interface SearchRequest {
	q: string;
	category?: string;
	tag?: string;
	sort: "relevance" | "popular" | "rating" | "trending" | "recent" | "name";
	limit: number;
	offset: number;
}

export interface SearchHits {
	ids: readonly string[];
	total: number;
	/** Counts over all hits, largest first, at most 30 each. */
	facets: { categories: readonly Facet[]; tags: readonly Facet[] };
}

export interface Facet {
	value: string;
	count: number;
}

/** Full text with typo tolerance over published extensions. What is put is found within two seconds. */
export interface Search {
	put(...documents: readonly SearchDocument[]): Promise<void>;
	remove(id: string): Promise<void>;
	query(request: SearchRequest): Promise<SearchHits>;
	close(): Promise<void>;
}
