import { describe, expect, it } from "vitest";
import { parseSearch, stringifySearch } from "../../app/query-string.ts";
import { changeFilters, readFilters, toQuery } from "./filters.ts";

describe("marketplace filters", () => {
	it("survive the way into an address and back", () => {
		const filters = readFilters({
			q: "word & count",
			category: "writing",
			tag: "a+b",
			installable: "yes",
			rating: "4",
			asks: "nothing",
			sort: "recent",
			page: "3",
		});
		expect(Object.keys(filters)).toHaveLength(8);
		expect(readFilters(parseSearch(stringifySearch({ ...filters })))).toEqual(filters);
	});

	it("keep a plain address plain", () => {
		expect(stringifySearch({ ...readFilters({ q: " ", sort: "relevance", page: "1" }) })).toBe("");
	});

	it("read a number that was searched for as text", () => {
		expect(readFilters(parseSearch("?q=2048"))).toEqual({ q: "2048" });
	});

	it.each([
		{ sort: "newest" },
		{ installable: "no" },
		{ rating: "9" },
		{ rating: "4.5" },
		{ asks: "everything" },
		{ page: "-1" },
		{ page: "1e9" },
		{ page: "two" },
		{ q: "x".repeat(201) },
		{ category: { toString: () => "writing" } },
		{ tag: ["a"] },
	])("count %j as absent", (search) => {
		expect(readFilters(search)).toEqual({});
	});

	it("do not let an address reach the prototype", () => {
		expect(readFilters(parseSearch("?__proto__=x&constructor=y&q=ok"))).toEqual({ q: "ok" });
		expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
	});

	it("go back to the first page when anything but the page changes", () => {
		expect(changeFilters({ q: "a", page: 4 }, { sort: "name" })).toEqual({ q: "a", sort: "name" });
		expect(changeFilters({ q: "a" }, { page: 2 })).toEqual({ q: "a", page: 2 });
	});

	it("drop a filter that is set to nothing", () => {
		expect(changeFilters({ q: "a", category: "writing" }, { category: undefined, q: "" })).toEqual({});
	});

	it("ask the registry for the page that the address names", () => {
		expect(toQuery({ q: "a", page: 3 })).toEqual({ q: "a", limit: 24, offset: 48 });
	});
});
