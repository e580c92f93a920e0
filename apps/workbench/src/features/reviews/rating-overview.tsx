import type { RatingSummary } from "@annex/registry-api";
import { count } from "../../ui/figures.ts";
import { oneDigit, Stars } from "../../ui/stars.tsx";

/** The mean, and how many gave how many stars. */
export function RatingOverview(props: { rating: RatingSummary; distribution: readonly number[] }) {
	const { rating, distribution } = props;
	const most = Math.max(1, ...distribution);
	return (
		<section aria-label="Rating" className="flex flex-wrap items-center gap-x-8 gap-y-4">
			<div className="figures">
				<p className="text-28 font-semibold">{rating.average === null ? "–" : oneDigit(rating.average)}</p>
				{rating.average !== null && <Stars value={rating.average} size={16} className="mt-1" />}
				<p className="mt-1 text-13 text-muted">
					{rating.count === 0 ? "No ratings yet" : rating.count === 1 ? "1 rating" : `${count(rating.count)} ratings`}
				</p>
			</div>
			<ul className="flex min-w-52 flex-1 flex-col gap-1 sm:max-w-80">
				{[5, 4, 3, 2, 1].map((stars) => {
					const given = distribution[stars - 1] ?? 0;
					return (
						<li key={stars} className="figures flex items-center gap-2 text-12 text-muted">
							<span className="w-12 shrink-0">
								{stars} {stars === 1 ? "star" : "stars"}
							</span>
							<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 min-w-0 flex-1">
								<rect width="100" height="6" rx="1" className="fill-press" />
								<rect width={(100 * given) / most} height="6" rx="1" className="fill-warn" />
							</svg>
							<span className="w-10 shrink-0 text-right">{count(given)}</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
