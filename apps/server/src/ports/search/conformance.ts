import { beforeAll, describe, expect, it } from "vitest";
import type { Search, SearchDocument, SearchRequest } from "./port.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

function document(id: string, parts: Partial<SearchDocument>): SearchDocument {
	const [publisher = "", name = ""] = id.split(".");
	return {
		id,
		publisher,
		author: publisher,
		name,
		displayName: name,
		description: "",
		category: "other",
		tags: [],
		installable: true,
		permissions: [],
		installs: 0,
		rating: 3,
		ratings: 0,
		average: null,
		trend: 0,
		publishedAt: day(1),
		updatedAt: day(1),
		...parts,
	};
}

const DOCUMENTS = [
	document("acme.word-count", {
		displayName: "Word Count",
		description: "Counts the words of the document while you are writing.",
		category: "productivity",
		tags: ["writing", "statistics"],
		installs: 100,
		updatedAt: day(2),
	}),
	document("acme.markdown", {
		displayName: "Markdown",
		description: "Previews Markdown.",
		category: "editors",
		tags: ["writing", "preview"],
		installs: 5,
		updatedAt: day(5),
	}),
	document("zeta.markdown-tables", {
		displayName: "Markdown Tables",
		description: "Aligns tables and counts their columns.",
		category: "editors",
		tags: ["tables"],
		installs: 5_000,
		updatedAt: day(3),
	}),
	document("zeta.sky", {
		displayName: "Blue Sky",
		description: "A theme: 100% calm_",
		category: "themes",
		installs: 50,
	}),
];

/** What every driver of the search port keeps. */
export function describeSearch(name: string, open: () => Promise<Search>): void {
	describe(`search in ${name}`, () => {
		let search: Search;
		beforeAll(async () => {
			search = await open();
			for (const each of DOCUMENTS) await search.put(each);
		});
		const query = (parts: Partial<SearchRequest>) =>
			search.query({ q: "", sort: "relevance", limit: 20, offset: 0, ...parts });
		const ids = async (parts: Partial<SearchRequest>) => (await query(parts)).ids;

		it("puts an exact name before more popular names that only contain it", async () => {
			expect(await ids({ q: "markdown" })).toEqual(["acme.markdown", "zeta.markdown-tables"]);
			expect(await ids({ q: "Markdown Tables" })).toEqual(["zeta.markdown-tables"]);
			expect((await ids({ q: "acme.word-count" }))[0]).toBe("acme.word-count");
		});

		it("finds beginnings of words, other forms of words, and words of the description and tags", async () => {
			expect(await ids({ q: "mark" })).toContain("acme.markdown");
			expect(await ids({ q: "count" })).toEqual(["acme.word-count", "zeta.markdown-tables"]);
			expect((await ids({ q: "writes" }))[0]).toBe("acme.word-count");
			expect(await ids({ q: "statistics" })).toEqual(["acme.word-count"]);
			expect(await ids({ q: "zeta" })).toHaveLength(2);
		});

		it("forgives typing errors when nothing matches exactly", async () => {
			expect((await ids({ q: "markdwon" }))[0]).toMatch(/markdown/);
			expect((await ids({ q: "wrod count" }))[0]).toBe("acme.word-count");
			expect(await ids({ q: "qqqqzzzz" })).toEqual([]);
		});

		it("narrows by category and tag and counts both over all hits", async () => {
			const { ids, total, facets } = await query({ category: "editors", limit: 1 });
			expect(ids).toHaveLength(1);
			expect(total).toBe(2);
			expect(facets.categories).toEqual([{ value: "editors", count: 2 }]);
			expect(facets.tags).toEqual([
				{ value: "preview", count: 1 },
				{ value: "tables", count: 1 },
				{ value: "writing", count: 1 },
			]);
			expect((await query({ tag: "writing", sort: "name" })).ids).toEqual(["acme.markdown", "acme.word-count"]);
			expect((await query({})).facets.categories[0]).toEqual({ value: "editors", count: 2 });
		});

		it("sorts by popularity, by date and by name, and pages without gaps", async () => {
			expect((await ids({ sort: "popular" }))[0]).toBe("zeta.markdown-tables");
			expect((await ids({ sort: "recent" }))[0]).toBe("acme.markdown");
			const all = await ids({ sort: "name" });
			expect(all).toEqual(["zeta.sky", "acme.markdown", "zeta.markdown-tables", "acme.word-count"]);
			const paged = [...(await ids({ sort: "name", limit: 2 })), ...(await ids({ sort: "name", limit: 2, offset: 2 }))];
			expect(paged).toEqual(all);
			expect(await query({ offset: 100 })).toMatchObject({ ids: [], total: 4 });
		});

		it("sorts by rating, the more often rated first where ratings are equal, and by trend, growing before shrinking", async () => {
			const figures = (id: string, parts: Partial<SearchDocument>) => search.put(document(`star.${id}`, parts));
			await figures("loved", { rating: 4.5, ratings: 40, trend: -2 });
			await figures("liked", { rating: 4.5, ratings: 8, installs: 90, trend: 0.5 });
			await figures("unrated", { trend: 3.25 });
			await figures("disliked", { rating: 1.75, ratings: 9, trend: 0.5 });
			const sorted = async (sort: "rating" | "trending") =>
				(await search.query({ q: "star", sort, limit: 20, offset: 0 })).ids.map((id) => id.slice("star.".length));
			expect(await sorted("rating")).toEqual(["loved", "liked", "unrated", "disliked"]);
			expect(await sorted("trending")).toEqual(["unrated", "liked", "disliked", "loved"]);
			await figures("disliked", { rating: 4.75, ratings: 90, trend: 9 });
			expect((await sorted("rating"))[0]).toBe("disliked");
			expect((await sorted("trending"))[0]).toBe("disliked");
			for (const id of ["loved", "liked", "unrated", "disliked"]) await search.remove(`star.${id}`);
		});

		it("narrows by what is asked for, by rating and by what is installable, counts each, and lets listings lead nowhere", async () => {
			const put = (id: string, parts: Partial<SearchDocument>) => search.put(document(`narrow.${id}`, parts));
			await put("modest", { average: 4.5, ratings: 2, rating: 3.4 });
			await put("reader", { permissions: ["data.read", "storage"], average: 3.2, ratings: 5, rating: 3.1 });
			await put("online", { permissions: ["network"], installs: 9 });
			await put("writer", { permissions: ["data.write"], installs: 4 });
			await put("listed", { installable: false, installs: 2_000_000 });
			const narrowed = async (parts: Partial<SearchRequest>) => {
				const { ids } = await query({ q: "narrow", sort: "name", ...parts });
				return ids.map((id) => id.slice("narrow.".length));
			};
			expect(await narrowed({ asks: "nothing" })).toEqual(["modest"]);
			expect(await narrowed({ asks: "no-network" })).toEqual(["modest", "reader", "writer"]);
			expect(await narrowed({ asks: "no-writing" })).toEqual(["modest", "online", "reader"]);
			expect(await narrowed({ minRating: 4 })).toEqual(["modest"]);
			expect(await narrowed({ minRating: 3 })).toEqual(["modest", "reader"]);
			expect(await narrowed({ installable: true })).toEqual(["modest", "online", "reader", "writer"]);
			expect(await narrowed({ sort: "popular" })).toEqual(["online", "writer", "modest", "reader", "listed"]);
			const { facets } = await query({ q: "narrow" });
			expect(facets.asks).toEqual([
				{ value: "nothing", count: 1 },
				{ value: "no-network", count: 3 },
				{ value: "no-writing", count: 3 },
			]);
			expect(facets.ratings).toEqual([
				{ value: "4", count: 1 },
				{ value: "3", count: 2 },
			]);
			expect(facets.installable).toEqual([{ value: "yes", count: 4 }]);
			for (const id of ["modest", "reader", "online", "writer", "listed"]) await search.remove(`narrow.${id}`);
		});

		it("takes every text for a text: operators, quotes, wildcards, control characters, right-to-left marks", async () => {
			for (const q of [
				"'",
				'"',
				"a & | ! ( )",
				"%",
				"_",
				"\\",
				"\0",
				"\u202E",
				":*",
				"<->",
				"'; drop table x",
				"🙂",
				"-",
				" ",
			]) {
				await expect(query({ q })).resolves.toHaveProperty("total");
			}
			expect(await ids({ q: "word\0 count\u202E" })).toEqual(["acme.word-count"]);
			expect(await ids({ q: "x".repeat(200) })).toEqual([]);
		});

		it("replaces a document that is put again and forgets one that is removed", async () => {
			await search.put(document("acme.brief", { displayName: "First Title" }));
			await search.put(document("acme.brief", { displayName: "Second Title" }));
			expect(await ids({ q: "first" })).not.toContain("acme.brief");
			expect(await ids({ q: "second title" })).toEqual(["acme.brief"]);
			await search.remove("acme.brief");
			await search.remove("acme.brief");
			expect(await ids({ q: "second title" })).toEqual([]);
		});
	});
}
