import type { MarketplaceHome as Home } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight, Store } from "lucide-react";
import { type ReactNode, useId } from "react";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { categoryLabel } from "./category-label.ts";
import { CardSkeleton, ExtensionCard } from "./extension-card.tsx";
import type { Filters } from "./filters.ts";
import { homeQuery } from "./queries.ts";
import { GRID } from "./results.tsx";
import { TrendingItem } from "./trending-item.tsx";

/** What is worth a look: chosen by moderators, spreading, new, and the categories. All of it can be installed here. */
export function MarketplaceHome({ installed }: { installed: ReadonlySet<string> }) {
	const { data, error, refetch } = useQuery(homeQuery);
	if (!data) {
		return error ? (
			<div className="mt-8">
				<ProblemNotice error={error} onRetry={() => void refetch()} />
			</div>
		) : (
			<HomeSkeleton />
		);
	}
	if (data.total === 0) {
		return (
			<EmptyState
				icon={Store}
				title="Nothing is published yet"
				action={
					<Link to="/developer" className={buttonClass()}>
						Publish the first one
					</Link>
				}
			>
				As soon as a moderator approves the first extension, it stands here.
			</EmptyState>
		);
	}
	const { featured, trending, recent, collections } = data;
	return (
		<div className="mt-8 flex flex-col gap-10">
			<Section
				title={featured.chosen ? "Featured" : "Most installed"}
				{...(featured.chosen ? {} : { all: { sort: "popular", installable: "yes" } as const })}
			>
				<ul className={GRID}>
					{featured.items.map(({ extension, note }) => (
						<li key={extension.id} className="min-w-0">
							<ExtensionCard
								extension={extension}
								installed={installed.has(extension.id)}
								{...(note ? { note } : {})}
							/>
						</li>
					))}
				</ul>
			</Section>
			{trending.length > 0 && (
				<Section title="Trending this week" all={{ sort: "trending", installable: "yes" }}>
					<ol className="grid gap-x-8 rounded-surface border border-line bg-surface px-4 py-1 shadow-control md:grid-cols-2">
						{trending.map(({ extension, weeks }) => (
							<TrendingItem key={extension.id} extension={extension} weeks={weeks} />
						))}
					</ol>
				</Section>
			)}
			<Section title="New" all={{ sort: "recent", installable: "yes" }}>
				<ul className={GRID}>
					{recent.map((extension) => (
						<li key={extension.id} className="min-w-0">
							<ExtensionCard extension={extension} installed={installed.has(extension.id)} />
						</li>
					))}
				</ul>
			</Section>
			<Section title="Categories" all={{ sort: "popular" }} allLabel="All extensions">
				<ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
					{collections.map((collection) => (
						<li key={collection.value}>
							<Collection collection={collection} />
						</li>
					))}
				</ul>
			</Section>
		</div>
	);
}

function Section(props: { title: string; all?: Filters; allLabel?: string; children: ReactNode }) {
	const id = useId();
	return (
		<section aria-labelledby={id}>
			<div className="mb-3 flex items-baseline justify-between gap-4">
				<h2 id={id} className="text-16 font-semibold">
					{props.title}
				</h2>
				{props.all && (
					<Link
						to="/extensions"
						search={props.all}
						className="inline-flex shrink-0 items-center gap-1 rounded-mark text-13 text-muted hover:text-ink"
					>
						{props.allLabel ?? "Show all"}
						<span className="sr-only">: {props.title}</span>
						<ArrowRight size={14} aria-hidden="true" />
					</Link>
				)}
			</div>
			{props.children}
		</section>
	);
}

/** A category by its most installed ones. */
function Collection({ collection }: { collection: Home["collections"][number] }) {
	return (
		<Link
			to="/extensions"
			search={{ category: collection.value, installable: "yes" }}
			className="flex items-center gap-3 rounded-surface border border-line bg-surface p-4 shadow-control transition-colors hover:border-line-strong"
		>
			<span className="min-w-0 flex-1">
				<span className="block truncate text-14 font-medium">{harmlessText(categoryLabel(collection.value), 40)}</span>
				<span className="figures block text-12 text-muted">
					{collection.count === 1 ? "1 extension" : `${count(collection.count)} extensions`}
				</span>
			</span>
			<span className="flex -space-x-2" aria-hidden="true">
				{collection.items.map((extension) => (
					<span key={extension.id} className="rounded-control ring-2 ring-surface">
						<ExtensionIcon id={extension.id} url={extension.iconUrl} size={32} />
					</span>
				))}
			</span>
		</Link>
	);
}

function HomeSkeleton() {
	return (
		<Loading label="Loading the marketplace" className="mt-8 flex flex-col gap-10">
			{["featured", "recent"].map((section) => (
				<div key={section}>
					<Skeleton className="mb-4 h-5 w-32" />
					<div className={GRID}>
						{["a", "b", "c", "d", "e", "f"].map((key) => (
							<CardSkeleton key={key} />
						))}
					</div>
				</div>
			))}
		</Loading>
	);
}
