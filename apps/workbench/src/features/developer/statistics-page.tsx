import { AnnexError } from "@annex/errors";
import type { Statistics } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChartColumn, ChevronLeft } from "lucide-react";
import { useSession } from "../../app/session.ts";
import { buttonClass } from "../../ui/button.tsx";
import { BarChart } from "../../ui/charts/bar-chart.tsx";
import { ShareList } from "../../ui/charts/share-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { Select } from "../../ui/field.tsx";
import { count, day } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { oneDigit } from "../../ui/stars.tsx";
import { errorSeries } from "./error-series.ts";
import { statisticsQuery } from "./statistics.ts";
import { RANGES } from "./statistics-range.ts";

const route = getRouteApi("/developer/$id");

/** For the author of one extension: how it spreads, which versions run, how they fail, what people think. */
export function StatisticsPage() {
	const { status, user } = useSession();
	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-[980px] px-4 pt-4 pb-16 sm:px-8 sm:pt-6">
				<Link
					to="/developer"
					className="-ml-1 inline-flex items-center gap-1 rounded-control py-1 pr-2 text-13 text-muted hover:text-ink"
				>
					<ChevronLeft size={15} aria-hidden="true" /> Publish
				</Link>
				{status === "loading" ? <StatisticsSkeleton /> : user ? <Figures /> : <SignInFirst />}
			</div>
		</main>
	);
}

function Figures() {
	const { id } = route.useParams();
	const { days } = route.useSearch();
	const { data, error, refetch } = useQuery(statisticsQuery(id, Number(days ?? "90")));
	if (data) return <Shown statistics={data} days={days ?? "90"} />;
	if (!error) return <StatisticsSkeleton />;
	if (error instanceof AnnexError && error.code === "not_found") {
		return (
			<EmptyState icon={ChartColumn} heading="h1" title="This is no extension of yours">
				Figures are for the members of its publisher.
			</EmptyState>
		);
	}
	return <ProblemNotice error={error} onRetry={() => void refetch()} />;
}

function Shown({ statistics, days }: { statistics: Statistics; days: string }) {
	const navigate = route.useNavigate();
	const { daily, weeklyInstalls, previousWeeklyInstalls } = statistics;
	const errors = errorSeries.map((series) => series.kind);
	return (
		<>
			<header className="mt-4 flex flex-wrap items-center gap-4">
				<ExtensionIcon id={statistics.id} url={null} size={40} />
				<div className="min-w-0 flex-1 basis-48">
					<h1 className="truncate text-20 font-semibold">
						<bdi>{harmlessText(statistics.displayName, 80)}</bdi>
					</h1>
					<p className="truncate font-mono text-12 text-muted">{statistics.id}</p>
				</div>
				<Select
					label="Time"
					value={days}
					options={RANGES.map((range) => ({ value: range, label: `${range} days` }))}
					onChange={(next) => void navigate({ search: next === "90" ? {} : { days: next }, replace: true })}
				/>
			</header>
			<dl className="mt-6 grid grid-cols-2 gap-3 md:grid-cols-4">
				<Tile name="Installed now" value={count(statistics.installs)}>
					{count(statistics.activeInstalls)} switched on
				</Tile>
				<Tile name="New this week" value={count(weeklyInstalls)}>
					{trendWords(weeklyInstalls, previousWeeklyInstalls)}
				</Tile>
				<Tile name="Downloads" value={count(statistics.downloads)}>
					in {days} days
				</Tile>
				<Tile name="Rating" value={statistics.rating.average === null ? "–" : oneDigit(statistics.rating.average)}>
					{statistics.rating.count === 1 ? "1 review" : `${count(statistics.rating.count)} reviews`}
				</Tile>
			</dl>
			<h2 className="mt-8 mb-3 text-16 font-semibold">Per day</h2>
			<div className="grid grid-cols-1 gap-3 md:grid-cols-2">
				<BarChart
					title="Installs"
					summary={summaryOf("Installs", daily, (one) => one.installs)}
					rowName="Day"
					series={[{ name: "Installs", fill: "fill-accent", mark: "bg-accent" }]}
					rows={daily.map((one) => ({ label: day(one.date), values: [one.installs] }))}
				/>
				<BarChart
					title="Downloads"
					summary={summaryOf("Downloads", daily, (one) => one.downloads)}
					rowName="Day"
					series={[{ name: "Downloads", fill: "fill-accent", mark: "bg-accent" }]}
					rows={daily.map((one) => ({ label: day(one.date), values: [one.downloads] }))}
				/>
				<div className="md:col-span-2">
					<BarChart
						title="Errors"
						summary={summaryOf("Errors", daily, (one) =>
							errors.reduce((sum, kind) => sum + (one.errors[kind] ?? 0), 0),
						)}
						rowName="Day"
						series={errorSeries}
						rows={daily.map((one) => ({ label: day(one.date), values: errors.map((kind) => one.errors[kind] ?? 0) }))}
					/>
				</div>
			</div>
			<h2 className="mt-8 mb-3 text-16 font-semibold">In all</h2>
			<div className="grid grid-cols-1 gap-3 md:grid-cols-2">
				<ShareList
					title="Versions in use"
					empty="Nobody has it installed."
					items={statistics.versions.map((one) => ({ label: one.version, value: one.installs, mono: true }))}
				/>
				<ShareList
					title="Ratings"
					empty=""
					items={[5, 4, 3, 2, 1].map((stars) => ({
						label: stars === 1 ? "1 star" : `${stars} stars`,
						value: statistics.distribution[stars - 1] ?? 0,
						fill: "fill-warn",
					}))}
				/>
			</div>
			<p className="mt-6 text-12 text-muted">
				Days begin at midnight UTC. An install is counted once per person; a download, each time a version is fetched
				whole.
			</p>
		</>
	);
}

function Tile(props: { name: string; value: string; children: React.ReactNode }) {
	return (
		<div className="figures rounded-surface border border-line bg-surface p-4 shadow-control">
			<dt className="text-12 font-medium text-muted">{props.name}</dt>
			<dd className="mt-1 text-28 font-semibold">{props.value}</dd>
			<dd className="mt-0.5 text-12 text-muted">{props.children}</dd>
		</div>
	);
}

function trendWords(now: number, before: number): string {
	if (now === before) return "as many as last week";
	return now > before ? `${count(now - before)} more than last week` : `${count(before - now)} fewer than last week`;
}

function summaryOf(name: string, daily: Statistics["daily"], of: (one: Statistics["daily"][number]) => number): string {
	const total = daily.reduce((sum, one) => sum + of(one), 0);
	if (total === 0) return `${name}: none in ${daily.length} days.`;
	const best = daily.reduce((most, one) => (of(one) > of(most) ? one : most));
	return `${name}: ${count(total)} in ${daily.length} days, most on ${day(best.date)} with ${count(of(best))}.`;
}

function SignInFirst() {
	const { id } = route.useParams();
	return (
		<EmptyState
			icon={ChartColumn}
			heading="h1"
			title="Sign in to see the figures"
			action={
				<Link to="/sign-in" search={{ next: `/developer/${id}` }} className={buttonClass("primary")}>
					Sign in
				</Link>
			}
		>
			They are for the members of the extension’s publisher.
		</EmptyState>
	);
}

function StatisticsSkeleton() {
	return (
		<Loading label="Loading the figures" className="mt-4">
			<Skeleton className="h-10 w-64 max-w-full" />
			<div className="mt-6 grid grid-cols-2 gap-3 md:grid-cols-4">
				{["a", "b", "c", "d"].map((key) => (
					<Skeleton key={key} className="h-24 w-full rounded-surface" />
				))}
			</div>
			<Skeleton className="mt-8 h-48 w-full rounded-surface" />
		</Loading>
	);
}
