export const RANGES = ["7", "30", "90"] as const;

/** What the address says of the time to look at; absent means 90 days. */
export function readRange(search: Readonly<Record<string, unknown>>): { days?: string } {
	const days = RANGES.find((range) => range === search["days"] && range !== "90");
	return days ? { days } : {};
}
