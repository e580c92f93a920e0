import type { RatingSummary } from "@annex/registry-api";

const STARS = 5;
/** One imagined vote for each number of stars: five votes with a mean of three. */
const PRIOR_VOTES = STARS;
const PRIOR_MEAN = (1 + STARS) / 2;

/**
 * What `sort=rating` goes by, and what a handful of votes cannot push far:
 *
 *     (PRIOR_VOTES × PRIOR_MEAN + sum of the ratings) / (PRIOR_VOTES + number of ratings) = (15 + sum) / (5 + count)
 *
 * The expected rating under a uniform Dirichlet prior, that is one imagined vote per number of stars (Laplace's rule of
 * succession for five outcomes; Evan Miller, "Ranking Items With Star Ratings", 2014, evanmiller.org, first term). The
 * prior is fixed rather than the mean of the whole registry: a review moves one extension and no other. Without a
 * rating it is 3; one of five stars makes 3.33, twenty make 4.6, and it never reaches 5.
 */
export function bayesianAverage(sum: number, count: number): number {
	return (PRIOR_VOTES * PRIOR_MEAN + sum) / (PRIOR_VOTES + count);
}

/** Of what nobody has rated. */
export const neutralRating = PRIOR_MEAN;

export function ratingSummaryOf(row: { rating_sum: number; rating_count: number }): RatingSummary {
	const { rating_sum: sum, rating_count: count } = row;
	return { average: count === 0 ? null : sum / count, count, score: bayesianAverage(sum, count) };
}
