/**
 * What `sort=trending` goes by: how surely an extension spreads faster this week than last.
 *
 *     (this week − last week) / √(this week + last week + 1)
 *
 * The difference of two Poisson counts in units of its own standard deviation, with one added so that nothing is 0. It
 * weighs growth by evidence: from 90 to 100 first installs is 0.7, from 0 to 4 is 1.8, from 10 to 60 is 5.9. It counts
 * people who install for the first time, not downloads, which anybody can repeat.
 */
export function trendOf(weeklyInstalls: number, previousWeeklyInstalls: number): number {
	return (weeklyInstalls - previousWeeklyInstalls) / Math.sqrt(weeklyInstalls + previousWeeklyInstalls + 1);
}
