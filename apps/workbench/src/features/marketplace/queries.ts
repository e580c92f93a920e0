import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";
import { type Filters, toQuery } from "./filters.ts";

export const searchQuery = (filters: Filters) =>
	queryOptions({
		queryKey: ["extensions", "search", filters],
		queryFn: ({ signal }) => registry.extensions.search(toQuery(filters), signal),
		placeholderData: keepPreviousData,
	});

/** How many there would be of each kind, whatever else is chosen: so that a choice does not hide the others. */
export const facetsQuery = ({ q, tag }: Filters) =>
	queryOptions({
		queryKey: ["extensions", "facets", q ?? "", tag ?? ""],
		queryFn: ({ signal }) =>
			registry.extensions.search({ ...(q ? { q } : {}), ...(tag ? { tag } : {}), limit: 1 }, signal),
		placeholderData: keepPreviousData,
		staleTime: 60_000,
	});

export const homeQuery = queryOptions({
	queryKey: ["extensions", "home"],
	queryFn: ({ signal }) => registry.extensions.home(signal),
	staleTime: 60_000,
});

export const healthQuery = (id: string) =>
	queryOptions({
		queryKey: ["extensions", "health", id],
		queryFn: ({ signal }) => registry.extensions.health(id, signal),
		staleTime: 60_000,
	});

export const detailQuery = (id: string) =>
	queryOptions({ queryKey: ["extensions", "detail", id], queryFn: () => registry.extensions.detail(id) });
