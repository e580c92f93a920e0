import type { ExtensionSummary } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { TrendLine } from "../../ui/charts/trend-line.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { compactCount, count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { PublisherName } from "../../ui/publisher-name.tsx";

/** One that spreads: who installed it for the first time, week by week. */
export function TrendingItem({ extension, weeks }: { extension: ExtensionSummary; weeks: readonly number[] }) {
	const thisWeek = weeks.at(-1) ?? 0;
	return (
		<li className="relative flex min-w-0 items-center gap-3 border-line py-3 not-last:border-b md:nth-last-[-n+2]:border-0 md:[&:nth-last-child(2):nth-child(even)]:border-b">
			<ExtensionIcon id={extension.id} url={extension.iconUrl} size={32} />
			<span className="min-w-0 flex-1">
				<Link
					to="/extensions/$id"
					params={{ id: extension.id }}
					search={{}}
					className="block truncate text-13 font-medium outline-none after:absolute after:inset-0 after:rounded-control hover:underline focus-visible:after:outline-2 focus-visible:after:outline-accent"
				>
					<bdi>{harmlessText(extension.displayName, 80)}</bdi>
				</Link>
				<span className="flex text-12 text-muted">
					<PublisherName name={extension.publisher} verified={extension.publisherVerified} />
				</span>
			</span>
			<TrendLine
				values={weeks}
				label={`First installs in each of the last ${weeks.length} weeks: ${weeks.map(count).join(", ")}.`}
			/>
			<span className="figures w-16 text-right text-12 text-muted">
				<span className="block text-13 font-medium text-ink">+{compactCount(thisWeek)}</span>
				this week
			</span>
		</li>
	);
}
