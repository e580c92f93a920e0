import { z } from "zod";
import { errorKind } from "./common.ts";
import { ratingDistribution, ratingSummary } from "./reviews.ts";

export const statisticsQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(90) });

/** One day, UTC; days on which nothing happened are there too. */
export const dailyFigures = z.object({
	date: z.iso.date(),
	installs: z.int().describe("People who installed it for the first time."),
	downloads: z.int(),
	errors: z.partialRecord(errorKind, z.int()).describe("Of the kinds that happened."),
});
export type DailyFigures = z.infer<typeof dailyFigures>;

/** What the author of an extension gets to see: figures, never people. */
export const statistics = z.object({
	id: z.string(),
	displayName: z.string(),
	installs: z.int().describe("Installations now."),
	activeInstalls: z.int().describe("Of these, those that are switched on."),
	downloads: z.int().describe("In these days."),
	weeklyInstalls: z.int().describe("First installs in the last seven days."),
	previousWeeklyInstalls: z.int().describe("First installs in the seven days before those."),
	daily: z.array(dailyFigures).describe("Oldest first; the last is today."),
	versions: z.array(z.object({ version: z.string(), installs: z.int() })).describe("In use now, most used first."),
	errors: z.array(z.object({ kind: errorKind, count: z.int() })).describe("In these days, most frequent first."),
	rating: ratingSummary,
	distribution: ratingDistribution,
});
export type Statistics = z.infer<typeof statistics>;
