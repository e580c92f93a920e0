import { useQuery } from "@tanstack/react-query";
import { cn } from "../../ui/cn.ts";
import { Select } from "../../ui/field.tsx";
import { count } from "../../ui/figures.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { categoryLabel } from "./category-label.ts";
import { categoriesQuery } from "./queries.ts";

interface Props {
	selected: string | undefined;
	onSelect: (category: string | undefined) => void;
}

/** Categories that have something in them, with how many; where there is room for a list. */
export function CategoryList(props: Props) {
	const { entries, isPending } = useEntries(props.selected);
	return (
		<nav aria-label="Categories" className="hidden w-44 shrink-0 lg:block">
			<h2 className="flex h-8 items-center px-2 text-12 font-medium text-muted">Categories</h2>
			{isPending ? (
				["a", "b", "c", "d"].map((key) => <Skeleton key={key} className="mx-2 mt-3 h-3.5 w-28" />)
			) : (
				<ul className="mt-1 flex flex-col gap-px">
					{entries.map((entry) => {
						const active = entry.value === props.selected;
						return (
							<li key={entry.label}>
								<button
									type="button"
									aria-pressed={active}
									onClick={() => props.onSelect(entry.value)}
									className={cn(
										"figures flex min-h-8 w-full items-center justify-between gap-2 rounded-control px-2 py-1 text-left text-13 transition-colors",
										active ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
									)}
								>
									{entry.label}
									<span className="text-12 font-normal text-muted">{count(entry.count)}</span>
								</button>
							</li>
						);
					})}
				</ul>
			)}
		</nav>
	);
}

/** The same choice as a menu, where there is no room for a list. */
export function CategoryMenu(props: Props) {
	const { entries } = useEntries(props.selected);
	return (
		<Select
			label="Category"
			value={props.selected ?? ""}
			options={entries.map((entry) => ({
				value: entry.value ?? "",
				label: entry.value ? `${entry.label} (${entry.count})` : "All categories",
			}))}
			onChange={(value) => props.onSelect(value || undefined)}
			className="max-w-40 lg:hidden"
		/>
	);
}

function useEntries(selected: string | undefined) {
	const { data, isPending } = useQuery(categoriesQuery);
	const filled = (data ?? []).filter((category) => category.count > 0 || category.value === selected);
	const total = filled.reduce((sum, category) => sum + category.count, 0);
	const entries: { value: string | undefined; label: string; count: number }[] = [
		{ value: undefined, label: "All", count: total },
		...filled.map((category) => ({ ...category, label: categoryLabel(category.value) })),
	];
	return { entries, isPending };
}
