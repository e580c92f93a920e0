import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";
import { type Filters, toQuery } from "./filters.ts";

export const searchQuery = (filters: Filters) =>
	queryOptions({
		queryKey: ["extensions", "search", filters],
		queryFn: ({ signal }) => registry.extensions.search(toQuery(filters), signal),
		placeholderData: keepPreviousData,
	});

export const categoriesQuery = queryOptions({
	queryKey: ["extensions", "categories"],
	queryFn: () => registry.extensions.categories(),
	staleTime: 300_000,
});

export const detailQuery = (id: string) =>
	queryOptions({ queryKey: ["extensions", "detail", id], queryFn: () => registry.extensions.detail(id) });
