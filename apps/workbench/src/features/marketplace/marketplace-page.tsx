import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { PackageSearch, Store } from "lucide-react";
import { useHost } from "../../app/host-store.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading } from "../../ui/skeleton.tsx";
import { CategoryList, CategoryMenu } from "./category-filter.tsx";
import { categoryLabel } from "./category-label.ts";
import { CardSkeleton, ExtensionCard } from "./extension-card.tsx";
import { changeFilters, type Filters, PAGE_SIZE, type Sort } from "./filters.ts";
import { Pages } from "./pages.tsx";
import { searchQuery } from "./queries.ts";
import { SearchField } from "./search-field.tsx";

const route = getRouteApi("/extensions");

const SORT_NAMES: readonly { value: Sort; label: string }[] = [
	{ value: "relevance", label: "Best match" },
	{ value: "popular", label: "Most installed" },
	{ value: "rating", label: "Best rated" },
	{ value: "trending", label: "Trending" },
	{ value: "recent", label: "Recently updated" },
	{ value: "name", label: "Name" },
];
const GRID = "grid gap-3 sm:grid-cols-2 xl:grid-cols-3";

export function MarketplacePage() {
	const filters = route.useSearch();
	const navigate = route.useNavigate();
	const result = useQuery(searchQuery(filters));
	const { extensions } = useHost();
	const installed = new Set(extensions.map((extension) => extension.id));
	const change = (next: { [Key in keyof Filters]?: Filters[Key] | undefined }, replace = false) =>
		void navigate({ search: changeFilters(filters, next), replace });

	return (
		<main className="h-full overflow-y-auto" data-scroll-restoration-id="marketplace">
			<div className="mx-auto w-full max-w-[1160px] px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
				<h1 className="text-28 font-semibold">Marketplace</h1>
				<p className="mt-1 text-14 text-muted">Every extension says what it wants before it gets anything.</p>
				<SearchField value={filters.q ?? ""} onChange={(q) => change({ q }, true)} />
				<div className="mt-6 flex gap-10">
					<CategoryList selected={filters.category} onSelect={(category) => change({ category })} />
					<section className="min-w-0 flex-1" aria-labelledby="results">
						<div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
							<h2
								id="results"
								className="min-w-0 flex-1 truncate text-13 text-muted max-sm:basis-full"
								aria-live="polite"
							>
								{result.data ? headline(filters, result.data.total) : "Extensions"}
							</h2>
							{filters.tag && (
								<Button look="quiet" size="small" onClick={() => change({ tag: undefined })}>
									Tag: {harmlessText(filters.tag, 40)} ×
								</Button>
							)}
							<CategoryMenu selected={filters.category} onSelect={(category) => change({ category })} />
							<Select
								label="Sort by"
								value={filters.sort ?? "relevance"}
								options={SORT_NAMES}
								onChange={(sort) => change({ sort: sort as Sort })}
							/>
						</div>
						{result.isError ? (
							<ProblemNotice error={result.error} onRetry={() => void result.refetch()} />
						) : !result.data ? (
							<Loading label="Loading extensions" className={GRID}>
								{["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => (
									<CardSkeleton key={key} />
								))}
							</Loading>
						) : result.data.items.length === 0 ? (
							<Nothing filtered={Object.keys(filters).length > 0} onClear={() => void navigate({ search: {} })} />
						) : (
							<>
								<ul className={GRID} aria-busy={result.isPlaceholderData}>
									{result.data.items.map((extension) => (
										<li key={extension.id} className="min-w-0">
											<ExtensionCard extension={extension} installed={installed.has(extension.id)} />
										</li>
									))}
								</ul>
								<Pages filters={filters} total={result.data.total} size={PAGE_SIZE} />
							</>
						)}
					</section>
				</div>
			</div>
		</main>
	);
}

function headline(filters: Filters, total: number): string {
	const what = total === 1 ? "1 extension" : `${count(total)} extensions`;
	const where = filters.category ? ` in ${categoryLabel(harmlessText(filters.category, 40))}` : "";
	return filters.q ? `${what}${where} for “${harmlessText(filters.q, 60)}”` : `${what}${where}`;
}

function Nothing(props: { filtered: boolean; onClear: () => void }) {
	return props.filtered ? (
		<EmptyState
			icon={PackageSearch}
			title="No extension fits"
			action={<Button onClick={props.onClear}>Show all</Button>}
		>
			Try fewer words, or another category.
		</EmptyState>
	) : (
		<EmptyState icon={Store} title="Nothing is published yet">
			As soon as a moderator approves the first extension, it stands here.
		</EmptyState>
	);
}
