import { z } from "zod";
import { timestamp } from "./common.ts";
import { extensionSummary, facet } from "./extensions.ts";

export const TREND_WEEKS = 8;
export const MAX_FEATURED = 12;

/** What the marketplace opens with; only what can be installed here. Up to five minutes old. */
export const marketplaceHome = z.object({
	featured: z
		.object({
			chosen: z.boolean().describe("False: no moderator has chosen any; these are the most installed ones."),
			items: z.array(z.object({ extension: extensionSummary, note: z.string().describe("Plain text, untrusted.") })),
		})
		.describe("Latest choice first."),
	trending: z.array(
		z.object({
			extension: extensionSummary,
			weeks: z
				.array(z.int().min(0))
				.length(TREND_WEEKS)
				.describe("People who installed it for the first time, by weeks of seven days; the last ends now."),
		}),
	),
	recent: z.array(extensionSummary).describe("Published here first, latest first."),
	collections: z.array(facet.extend({ items: z.array(extensionSummary) })).describe("The largest categories."),
	total: z.int().describe("How many there are to install."),
});
export type MarketplaceHome = z.infer<typeof marketplaceHome>;

export const MAX_NOTE = 140;
export const featureBody = z.strictObject({
	note: z.string().trim().max(MAX_NOTE).default("").describe("One line on why, shown beside it."),
});

export const HEALTH_DAYS = 30;

/**
 * How an extension fares with the people who use it, over thirty days (UTC). Figures are null while too few use it: one
 * person's bad day is no statistic, and should not be told apart.
 */
export const extensionHealth = z.object({
	scan: z
		.object({
			version: z.string(),
			at: timestamp.nullable(),
			findings: z.object({ info: z.int(), warning: z.int(), block: z.int() }),
		})
		.describe("Of the latest version."),
	updatedAt: timestamp,
	platform: z.string().describe("The range of platform versions that it supports, as its manifest says."),
	activeInstalls: z.int().describe("Installations that are switched on now."),
	enoughData: z.boolean(),
	errorsPerInstall: z.number().nullable().describe("Reports of errors by active installation."),
	rollbacks: z.int().nullable().describe("Updates that were taken back because they failed."),
	crashFree: z.number().min(0).max(1).nullable().describe("Share of its people whom it never failed."),
	daily: z
		.array(z.object({ date: z.iso.date(), crashFree: z.number().min(0).max(1).nullable() }))
		.length(HEALTH_DAYS)
		.describe("Oldest first; null before it was installed by enough people."),
});
export type ExtensionHealth = z.infer<typeof extensionHealth>;
