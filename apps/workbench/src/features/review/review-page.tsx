import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ChevronLeft, Gavel, Inbox, MousePointerClick } from "lucide-react";
import { useEffect } from "react";
import { useSession } from "../../app/session.ts";
import { Button } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { AbuseReports } from "./abuse-reports.tsx";
import { Decision } from "./decision.tsx";
import { DeskLinks } from "./desk-links.tsx";
import { Evidence } from "./evidence.tsx";
import { queueQuery, reviewQuery } from "./queries.ts";
import { QueueList } from "./queue-list.tsx";

const route = getRouteApi("/review");

export function ReviewPage() {
	const { status, mayReview } = useSession();
	if (status === "loading") return <main aria-busy="true" />;
	if (!mayReview) {
		return (
			<main className="grid h-full place-items-center">
				<h1 className="sr-only">Review</h1>
				<EmptyState icon={Gavel} title="Only moderators review">
					Sign in with an account that a moderator uses.
				</EmptyState>
			</main>
		);
	}
	return <ReviewDesk />;
}

function ReviewDesk() {
	return route.useSearch().desk === "reports" ? <ReportsDesk /> : <Desk />;
}

function ReportsDesk() {
	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-[820px] px-4 pt-4 pb-16 sm:px-8 sm:pt-6">
				<DeskLinks />
				<h1 className="mt-4 mb-4 text-20 font-semibold">Reports</h1>
				<AbuseReports />
			</div>
		</main>
	);
}

/** Queue left, evidence in the middle, decision right. j and k move, a approves, r rejects. */
function Desk() {
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const queries = useQueryClient();
	const queue = useQuery(queueQuery);
	const items = queue.data?.items ?? [];
	const at = items.findIndex((item) => item.id === search.id && item.version === search.version);
	const chosen = search.id && search.version ? { id: search.id, version: search.version } : undefined;

	const open = (index: number) => {
		const item = items[index];
		if (item) void navigate({ search: { id: item.id, version: item.version }, replace: at >= 0 });
	};

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
			const target = event.target as HTMLElement | null;
			if (target?.closest("input, textarea, select, [contenteditable=true]")) return;
			if (document.querySelector("[data-overlay]")) return;
			if (event.key !== "j" && event.key !== "k") return;
			event.preventDefault();
			open(at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1))));
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	});

	async function decided() {
		const next = items[at + 1] ?? items[at - 1];
		await queries.invalidateQueries({ queryKey: ["review"] });
		void navigate({ search: next ? { id: next.id, version: next.version } : {}, replace: true });
	}

	return (
		<main className="flex h-full min-h-0">
			{/* Outside the queue, which a phone hides while a version is open. */}
			<h1 className="sr-only">Review</h1>
			<div
				className={cn("flex w-full flex-col border-line md:w-72 md:shrink-0 md:border-r", chosen && "max-md:hidden")}
			>
				<header className="flex h-14 shrink-0 items-center justify-between px-4">
					<span aria-hidden="true" className="text-16 font-semibold">
						Review
					</span>
					<span className="figures text-13 text-muted">{queue.data ? `${queue.data.total} waiting` : ""}</span>
				</header>
				<div className="px-2 pb-2">
					<DeskLinks />
				</div>
				<div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
					{queue.isError ? (
						<ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />
					) : !queue.data ? (
						<Loading label="Loading the queue">
							{["a", "b", "c"].map((key) => (
								<Skeleton key={key} className="mb-2 h-16 w-full" />
							))}
						</Loading>
					) : items.length === 0 ? (
						<EmptyState icon={Inbox} title="Nothing waits">
							New versions come here as soon as their scan is done.
						</EmptyState>
					) : (
						<QueueList items={items} chosen={at} onOpen={open} />
					)}
				</div>
			</div>
			<div className={cn("min-w-0 flex-1", !chosen && "max-md:hidden")}>
				{chosen ? (
					<>
						<Button
							look="quiet"
							className="mt-2 ml-2 md:hidden"
							onClick={() => void navigate({ search: {}, replace: true })}
						>
							<ChevronLeft size={15} /> Queue
						</Button>
						<Case key={`${chosen.id} ${chosen.version}`} {...chosen} onDecided={decided} />
					</>
				) : (
					items.length > 0 && (
						<div className="grid h-full place-items-center">
							<EmptyState icon={MousePointerClick} title="Choose a version">
								Press j to open the first one.
							</EmptyState>
						</div>
					)
				)}
			</div>
		</main>
	);
}

function Case(props: { id: string; version: string; onDecided: () => Promise<void> }) {
	const { data, error, refetch } = useQuery(reviewQuery(props.id, props.version));
	if (error && !data) {
		return (
			<div className="p-6">
				<ProblemNotice error={error} onRetry={() => void refetch()} />
			</div>
		);
	}
	if (!data) {
		return (
			<Loading label="Loading the evidence" className="p-6">
				<Skeleton className="h-7 w-64" />
				<Skeleton className="mt-6 h-40 w-full" />
			</Loading>
		);
	}
	return (
		<div className="flex h-full min-h-0 max-lg:overflow-y-auto max-lg:flex-col max-md:h-[calc(100%-48px)]">
			<Evidence detail={data} />
			<Decision detail={data} onDecided={props.onDecided} />
		</div>
	);
}
