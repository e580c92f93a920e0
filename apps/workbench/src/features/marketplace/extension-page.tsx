import { AnnexError } from "@annex/errors";
import type { ExtensionDetail } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, PackageX } from "lucide-react";
import { lazy, Suspense } from "react";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { PublisherName } from "../../ui/publisher-name.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { PermissionRow } from "../permissions/permission-row.tsx";
import { ReviewsTab } from "../reviews/reviews-tab.tsx";
import { ExtensionFacts } from "./extension-facts.tsx";
import { ExtensionHeader } from "./extension-header.tsx";
import { Health } from "./health.tsx";
import { InstallButton } from "./install-button.tsx";
import { ListingPage } from "./listing-page.tsx";
import { detailQuery } from "./queries.ts";
import { VersionList } from "./version-list.tsx";

const route = getRouteApi("/extensions/$id");
const SafeMarkdown = lazy(async () => ({ default: (await import("../../ui/safe-markdown.tsx")).SafeMarkdown }));

export function ExtensionPage() {
	const { id } = route.useParams();
	const result = useQuery(detailQuery(id));
	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-[1080px] px-4 pt-4 pb-16 sm:px-8 sm:pt-6">
				<Link
					to="/extensions"
					search={{}}
					className="-ml-1 inline-flex items-center gap-1 rounded-control py-1 pr-2 text-13 text-muted hover:text-ink"
				>
					<ChevronLeft size={15} aria-hidden="true" /> Marketplace
				</Link>
				{result.data ? (
					result.data.listing ? (
						<ListingPage extension={result.data} />
					) : (
						<Detail extension={result.data} />
					)
				) : result.isError ? (
					<Missing error={result.error} onRetry={() => void result.refetch()} />
				) : (
					<DetailSkeleton />
				)}
			</div>
		</main>
	);
}

function Detail({ extension }: { extension: ExtensionDetail }) {
	const { tab = "readme" } = route.useSearch();
	const navigate = route.useNavigate();
	return (
		<>
			<ExtensionHeader
				extension={extension}
				by={<PublisherName name={extension.publisher} verified={extension.publisherVerified} />}
				action={<InstallButton extension={extension} />}
			/>
			<div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_280px]">
				<div className="min-w-0">
					<Tabs
						value={tab}
						onChange={(next) =>
							void navigate({ search: next === "readme" ? {} : { tab: next }, replace: true, resetScroll: false })
						}
						items={[
							{
								value: "readme",
								label: "Readme",
								content: (
									<Text
										text={extension.readme}
										filesUrl={extension.latest.filesUrl}
										empty="The author wrote no readme."
									/>
								),
							},
							{
								value: "permissions",
								label: "Permissions",
								count: extension.permissions.length,
								content: <Permissions extension={extension} />,
							},
							{
								value: "versions",
								label: "Versions",
								count: extension.versions.length,
								content: <VersionList versions={extension.versions} latest={extension.version} />,
							},
							{
								value: "reviews",
								label: "Reviews",
								count: extension.rating.count,
								content: <ReviewsTab id={extension.id} />,
							},
							{ value: "health", label: "Health", content: <Health id={extension.id} /> },
							{
								value: "changelog",
								label: "Changelog",
								content: (
									<Text
										text={extension.changelog}
										filesUrl={extension.latest.filesUrl}
										empty="The author wrote no changelog."
									/>
								),
							},
						]}
					/>
				</div>
				<ExtensionFacts extension={extension} />
			</div>
		</>
	);
}

function Text(props: { text: string; filesUrl: string; empty: string }) {
	if (props.text.trim() === "") return <p className="text-13 text-muted">{props.empty}</p>;
	return (
		<Suspense fallback={<TextSkeleton />}>
			<SafeMarkdown text={props.text} filesUrl={props.filesUrl} />
		</Suspense>
	);
}

function Permissions({ extension }: { extension: ExtensionDetail }) {
	if (extension.permissions.length === 0) {
		return <p className="text-13 text-muted">It asks for nothing: no documents, no network, no stored data.</p>;
	}
	const required = extension.permissions.filter((asked) => !asked.optional);
	const optional = extension.permissions.filter((asked) => asked.optional);
	return (
		<div className="flex flex-col gap-6">
			{[
				{ title: "It asks to", items: required },
				{ title: "It may also want to; works without", items: optional },
			]
				.filter((group) => group.items.length > 0)
				.map((group) => (
					<section key={group.title}>
						<h2 className="text-12 font-medium text-muted">{group.title}</h2>
						<ul className="divide-y divide-line">
							{group.items.map((asked) => (
								<li key={asked.permission}>
									<PermissionRow asked={asked} />
								</li>
							))}
						</ul>
					</section>
				))}
		</div>
	);
}

function Missing(props: { error: unknown; onRetry: () => void }) {
	if (props.error instanceof AnnexError && props.error.code === "not_found") {
		return (
			<EmptyState
				icon={PackageX}
				heading="h1"
				title="There is no such extension"
				action={
					<Link to="/extensions" search={{}} className={buttonClass()}>
						Search the marketplace
					</Link>
				}
			>
				It may have been withdrawn, or the address is not quite right.
			</EmptyState>
		);
	}
	return (
		<div className="mt-6">
			<ProblemNotice error={props.error} onRetry={props.onRetry} />
		</div>
	);
}

function DetailSkeleton() {
	return (
		<Loading label="Loading the extension" className="mt-4">
			<div className="flex gap-5">
				<Skeleton className="size-18 rounded-surface" />
				<div className="flex-1">
					<Skeleton className="h-8 w-56 max-w-full" />
					<Skeleton className="mt-2 h-4 w-32" />
					<Skeleton className="mt-3 h-4 w-96 max-w-full" />
				</div>
			</div>
			<div className="mt-14">
				<TextSkeleton />
			</div>
		</Loading>
	);
}

function TextSkeleton() {
	return (
		<div className="flex flex-col gap-3">
			<Skeleton className="h-5 w-40" />
			<Skeleton className="h-4 w-full" />
			<Skeleton className="h-4 w-11/12" />
			<Skeleton className="h-4 w-2/3" />
		</div>
	);
}
