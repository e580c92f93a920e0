import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { buttonClass } from "../../ui/button.tsx";
import { count } from "../../ui/figures.ts";
import { type Filters, readFilters } from "./filters.ts";

/** Steps through a long list; each page has an address. */
export function Pages(props: { filters: Filters; total: number; size: number }) {
	const page = props.filters.page ?? 1;
	const last = Math.max(1, Math.ceil(props.total / props.size));
	if (last === 1) return null;
	const to = (next: number) => readFilters({ ...props.filters, page: next });
	return (
		<nav aria-label="Pages" className="figures mt-6 flex items-center justify-between gap-3 text-13 text-muted">
			<span>
				{count((page - 1) * props.size + 1)}–{count(Math.min(page * props.size, props.total))} of {count(props.total)}
			</span>
			<span className="flex gap-2">
				{page > 1 && (
					<Link to="/extensions" search={to(page - 1)} className={buttonClass()}>
						<ChevronLeft size={15} aria-hidden="true" /> Previous
					</Link>
				)}
				{page < last && (
					<Link to="/extensions" search={to(page + 1)} className={buttonClass()}>
						Next <ChevronRight size={15} aria-hidden="true" />
					</Link>
				)}
			</span>
		</nav>
	);
}
