import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";

export const RANGES = ["7", "30", "90"] as const;

/** What the address says of the time to look at; absent means 90 days. */
export function readRange(search: Readonly<Record<string, unknown>>): { days?: string } {
	const days = RANGES.find((range) => range === search["days"] && range !== "90");
	return days ? { days } : {};
}

export const statisticsQuery = (id: string, days: number) =>
	queryOptions({
		queryKey: ["developer", "statistics", id, days],
		queryFn: () => registry.developer.statistics(id, days),
		placeholderData: keepPreviousData,
	});
