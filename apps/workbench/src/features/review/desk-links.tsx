import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { cn } from "../../ui/cn.ts";
import { queueQuery, reportsQuery } from "./queries.ts";

const route = getRouteApi("/review");

/** The moderators' two desks: versions that wait, and what people have reported. */
export function DeskLinks() {
	const reports = route.useSearch().desk === "reports";
	const versions = useQuery(queueQuery).data?.total;
	const reported = useQuery(reportsQuery).data?.total;
	return (
		<nav aria-label="Desks" className="figures flex gap-1 text-13 font-medium">
			{[
				{ label: "Versions", count: versions, search: {}, current: !reports },
				{ label: "Reports", count: reported, search: { desk: "reports" as const }, current: reports },
			].map((desk) => (
				<Link
					key={desk.label}
					to="/review"
					search={desk.search}
					aria-current={desk.current ? "page" : undefined}
					className={cn(
						"flex h-(--control) items-center gap-1.5 rounded-control px-2.5 transition-colors",
						desk.current ? "bg-press text-ink" : "text-muted hover:bg-hover hover:text-ink",
					)}
				>
					{desk.label}
					{desk.count !== undefined && <span className="text-12 text-muted">{desk.count}</span>}
				</Link>
			))}
		</nav>
	);
}
