import { X } from "lucide-react";
import { harmlessText } from "../../ui/harmless-text.ts";
import { categoryLabel } from "./category-label.ts";
import { ASKS_WORDS, type Change } from "./facets.tsx";
import type { Filters } from "./filters.ts";

/** What a list is narrowed by, each to be taken off by itself. */
export function ChosenFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
	const chosen: { key: keyof Filters; label: string }[] = [];
	if (filters.category) chosen.push({ key: "category", label: categoryLabel(harmlessText(filters.category, 40)) });
	if (filters.tag) chosen.push({ key: "tag", label: `Tag: ${harmlessText(filters.tag, 40)}` });
	if (filters.asks) chosen.push({ key: "asks", label: ASKS_WORDS[filters.asks] });
	if (filters.rating) chosen.push({ key: "rating", label: `${filters.rating} stars and up` });
	if (filters.installable) chosen.push({ key: "installable", label: "Installable here" });
	if (chosen.length === 0) return null;
	return (
		<ul aria-label="Narrowed by" className="mb-3 flex flex-wrap gap-1.5">
			{chosen.map(({ key, label }) => (
				<li key={key}>
					<button
						type="button"
						aria-label={`Remove the filter ${label}`}
						onClick={() => onChange({ [key]: undefined })}
						className="inline-flex h-7 items-center gap-1 rounded-full border border-accent-line bg-accent-soft pr-2 pl-2.5 text-12 text-accent-ink hover:border-accent pointer-coarse:h-9"
					>
						{label}
						<X size={13} aria-hidden="true" />
					</button>
				</li>
			))}
		</ul>
	);
}
