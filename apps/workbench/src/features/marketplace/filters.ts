export const SORTS = ["relevance", "popular", "rating", "trending", "recent", "name"] as const;
export type Sort = (typeof SORTS)[number];
export const RATINGS = [4, 3] as const;
export const ASKS = ["nothing", "no-network", "no-writing"] as const;

/** What a marketplace address says. Absent means the default, so that plain addresses stay plain. */
export interface Filters {
	readonly q?: string;
	readonly category?: string;
	readonly tag?: string;
	/** Only what is published here. */
	readonly installable?: "yes";
	/** At least so many stars on average. */
	readonly rating?: (typeof RATINGS)[number];
	/** What it keeps from asking for. */
	readonly asks?: (typeof ASKS)[number];
	readonly sort?: Sort;
	/** From 2 on; the first page has none. */
	readonly page?: number;
}

export const PAGE_SIZE = 24;
const MAX_QUERY_CHARS = 200;
const MAX_LABEL_CHARS = 40;
const MAX_PAGE = 4_000;

/** Reads the filters out of an address. Anything unknown, empty or too long counts as absent; nothing throws. */
export function readFilters(search: Readonly<Record<string, unknown>>): Filters {
	const q = word(search["q"], MAX_QUERY_CHARS);
	const category = word(search["category"], MAX_LABEL_CHARS);
	const tag = word(search["tag"], MAX_LABEL_CHARS);
	const sort = SORTS.find((name) => name === search["sort"] && name !== "relevance");
	const rating = RATINGS.find((stars) => String(stars) === String(search["rating"]));
	const asks = ASKS.find((name) => name === search["asks"]);
	const page = Number(search["page"]);
	return {
		...(q ? { q } : {}),
		...(category ? { category } : {}),
		...(tag ? { tag } : {}),
		...(search["installable"] === "yes" ? { installable: "yes" as const } : {}),
		...(rating ? { rating } : {}),
		...(asks ? { asks } : {}),
		...(sort ? { sort } : {}),
		...(Number.isInteger(page) && page > 1 && page <= MAX_PAGE ? { page } : {}),
	};
}

/** The same filters with a change; any change but of the page goes back to the first page. */
export function changeFilters(
	filters: Filters,
	change: { [Key in keyof Filters]?: Filters[Key] | undefined },
): Filters {
	const { page: _, ...rest } = filters;
	return readFilters({ ...rest, ...change });
}

/** The filters as the registry takes them. */
export function toQuery(filters: Filters) {
	const { page = 1, ...rest } = filters;
	return { ...rest, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}

function word(value: unknown, maxChars: number): string | undefined {
	if (typeof value !== "string") return undefined;
	const text = value.trim();
	return text.length > 0 && text.length <= maxChars ? text : undefined;
}
