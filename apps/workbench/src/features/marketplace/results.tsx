import { useQuery } from "@tanstack/react-query";
import { PackageSearch, SlidersHorizontal, Store } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading } from "../../ui/skeleton.tsx";
import { categoryLabel } from "./category-label.ts";
import { ChosenFilters } from "./chosen-filters.tsx";
import { CardSkeleton, ExtensionCard } from "./extension-card.tsx";
import { type Change, Facets } from "./facets.tsx";
import { type Filters, PAGE_SIZE, type Sort } from "./filters.ts";
import { Pages } from "./pages.tsx";
import { searchQuery } from "./queries.ts";

const SORT_NAMES: readonly { value: Sort; label: string }[] = [
	{ value: "relevance", label: "Best match" },
	{ value: "popular", label: "Most installed" },
	{ value: "rating", label: "Best rated" },
	{ value: "trending", label: "Trending" },
	{ value: "recent", label: "Recently updated" },
	{ value: "name", label: "Name" },
];
export const GRID = "grid gap-3 sm:grid-cols-2 xl:grid-cols-3";

/** The list that a search or a choice leads to. */
export function Results(props: {
	filters: Filters;
	installed: ReadonlySet<string>;
	onChange: Change;
	onClear: () => void;
}) {
	const { filters, onChange } = props;
	const result = useQuery(searchQuery(filters));
	const [narrowing, setNarrowing] = useState(false);
	return (
		<div className="mt-6 flex gap-10">
			<section aria-label="Filters" className="hidden w-48 shrink-0 lg:block">
				<Facets filters={filters} onChange={onChange} />
			</section>
			<section className="min-w-0 flex-1" aria-labelledby="results">
				<div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
					<h2 id="results" className="min-w-0 flex-1 truncate text-13 text-muted max-sm:basis-full" aria-live="polite">
						{result.data ? headline(filters, result.data.total) : "Extensions"}
					</h2>
					<Button className="lg:hidden" onClick={() => setNarrowing(true)}>
						<SlidersHorizontal size={14} aria-hidden="true" /> Filters
					</Button>
					<Select
						label="Sort by"
						value={filters.sort ?? "relevance"}
						options={SORT_NAMES}
						onChange={(sort) => onChange({ sort: sort as Sort })}
					/>
				</div>
				<ChosenFilters filters={filters} onChange={onChange} />
				{result.isError ? (
					<ProblemNotice error={result.error} onRetry={() => void result.refetch()} />
				) : !result.data ? (
					<Loading label="Loading extensions" className={GRID}>
						{["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => (
							<CardSkeleton key={key} />
						))}
					</Loading>
				) : result.data.items.length === 0 ? (
					<Nothing filtered={Object.keys(filters).some((key) => key !== "sort")} onClear={props.onClear} />
				) : (
					<>
						<ul className={GRID} aria-busy={result.isPlaceholderData}>
							{result.data.items.map((extension) => (
								<li key={extension.id} className="min-w-0">
									<ExtensionCard extension={extension} installed={props.installed.has(extension.id)} />
								</li>
							))}
						</ul>
						<Pages filters={filters} total={result.data.total} size={PAGE_SIZE} />
					</>
				)}
			</section>
			<Dialog
				open={narrowing}
				onClose={() => setNarrowing(false)}
				title="Filters"
				footer={
					<Button look="primary" onClick={() => setNarrowing(false)}>
						{result.data ? `Show ${whatOf(result.data.total)}` : "Show"}
					</Button>
				}
			>
				<Facets filters={filters} onChange={onChange} />
			</Dialog>
		</div>
	);
}

function whatOf(total: number): string {
	return total === 1 ? "1 extension" : `${count(total)} extensions`;
}

function headline(filters: Filters, total: number): string {
	const where = filters.category ? ` in ${categoryLabel(harmlessText(filters.category, 40))}` : "";
	return `${whatOf(total)}${where}${filters.q ? ` for “${harmlessText(filters.q, 60)}”` : ""}`;
}

function Nothing(props: { filtered: boolean; onClear: () => void }) {
	return props.filtered ? (
		<EmptyState
			icon={PackageSearch}
			title="No extension fits"
			action={<Button onClick={props.onClear}>Back to the marketplace</Button>}
		>
			Try fewer words, or take a filter off.
		</EmptyState>
	) : (
		<EmptyState icon={Store} title="Nothing is published yet">
			As soon as a moderator approves the first extension, it stands here.
		</EmptyState>
	);
}
