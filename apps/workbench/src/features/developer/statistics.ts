import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";

export const statisticsQuery = (id: string, days: number) =>
	queryOptions({
		queryKey: ["developer", "statistics", id, days],
		queryFn: () => registry.developer.statistics(id, days),
		placeholderData: keepPreviousData,
	});
