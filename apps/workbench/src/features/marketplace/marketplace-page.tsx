import { getRouteApi } from "@tanstack/react-router";
import { useHost } from "../../app/host-store.ts";
import { changeFilters } from "./filters.ts";
import { MarketplaceHome } from "./marketplace-home.tsx";
import { Results } from "./results.tsx";
import { SearchField } from "./search-field.tsx";

const route = getRouteApi("/extensions");

/** Search first; below it what is worth a look, or, once something is asked for, what there is of it. */
export function MarketplacePage() {
	const filters = route.useSearch();
	const navigate = route.useNavigate();
	const { extensions } = useHost();
	const installed = new Set(extensions.map((extension) => extension.id));
	const asked = Object.keys(filters).length > 0;
	const change = (next: Parameters<typeof changeFilters>[1], replace = false) =>
		void navigate({ search: changeFilters(filters, next), replace });

	return (
		<main className="h-full overflow-y-auto" data-scroll-restoration-id="marketplace">
			<div className="mx-auto w-full max-w-[1160px] px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
				<h1 className="text-28 font-semibold">Marketplace</h1>
				<p className="mt-1 text-14 text-muted">Every extension says what it wants before it gets anything.</p>
				{/* The first letter is a step that "back" undoes; those that follow are the same step. */}
				<SearchField value={filters.q ?? ""} onChange={(q) => change({ q }, filters.q !== undefined && q !== "")} />
				{asked ? (
					<Results
						filters={filters}
						installed={installed}
						onChange={(next) => change(next)}
						onClear={() => void navigate({ search: {} })}
					/>
				) : (
					<MarketplaceHome installed={installed} />
				)}
			</div>
		</main>
	);
}
