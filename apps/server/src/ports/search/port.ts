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
	/** Published here, with a package; false for what is only listed. */
	installable: boolean;
	/** What it asks for, optional permissions included; empty when it asks for nothing or nobody knows. */
	permissions: readonly string[];
	/** Here; for what is only listed here, the downloads at its source. */
	installs: number;
	/** Bayesian average, 1 to 5. */
	rating: number;
	/** How many rated it; decides between equal ratings. */
	ratings: number;
	/** The plain mean of its ratings; null without any. */
	average: number | null;
	/** How much faster it spreads than a week ago; may be negative. */
	trend: number;
	publishedAt: Date;
	updatedAt: Date;
}

export interface SearchRequest {
	q: string;
	category?: string;
	tag?: string;
	/** Only what is published here. */
	installable?: boolean;
	/** Only what has a mean rating of at least this. */
	minRating?: number;
	/** Only what, by all that it asks for, keeps to this. Nothing that is merely listed does: nobody knows. */
	asks?: Restraint;
	sort: "relevance" | "popular" | "rating" | "trending" | "recent" | "name";
	limit: number;
	offset: number;
}

/** What an extension can keep from asking for: anything at all, the network, changes to documents. */
export const restraints = ["nothing", "no-network", "no-writing"] as const;
export type Restraint = (typeof restraints)[number];

export interface SearchHits {
	ids: readonly string[];
	total: number;
	/**
	 * Counts over all hits; categories and tags largest first, at most 30 each. `ratings` counts those with a mean of at
	 * least 4 and 3 stars; `installable` has one entry, `yes`.
	 */
	facets: {
		categories: readonly Facet[];
		tags: readonly Facet[];
		asks: readonly Facet[];
		ratings: readonly Facet[];
		installable: readonly Facet[];
	};
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
