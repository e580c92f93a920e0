import { extensionId } from "@annex/manifest";
import { z } from "zod";
import { username } from "./accounts.ts";
import { page, timestamp } from "./common.ts";

export const MAX_REVIEW_TITLE = 100;
export const MAX_REVIEW_TEXT = 4_000;

/** How people rate an extension. */
export const ratingSummary = z.object({
	average: z.number().min(1).max(5).nullable().describe("The plain mean of all ratings; null when there is none."),
	count: z.int().min(0),
	score: z.number().min(1).max(5).describe("The Bayesian average that `sort=rating` goes by."),
});
export type RatingSummary = z.infer<typeof ratingSummary>;

export const stars = z.int().min(1).max(5);

/** What somebody says of an extension. Who says it is the session, never a field. */
export const reviewBody = z.strictObject({
	rating: stars,
	title: z.string().trim().max(MAX_REVIEW_TITLE).default(""),
	text: z.string().trim().max(MAX_REVIEW_TEXT).default(""),
});

export const review = z.object({
	author: z.string().describe("The username."),
	own: z.boolean().describe("Written by whoever asks."),
	rating: stars,
	title: z.string().describe("Plain text, untrusted."),
	text: z.string().describe("Plain text, untrusted."),
	version: z
		.string()
		.nullable()
		.describe("The version that its author had installed when writing; null when none was."),
	createdAt: timestamp,
	updatedAt: timestamp,
});
export type Review = z.infer<typeof review>;

/** Whether whoever asks may write a review, and if not, why. */
export const mayReview = z.enum(["yes", "sign-in", "install-first", "own-publisher"]);
export type MayReview = z.infer<typeof mayReview>;

export const ratingDistribution = z
	.array(z.int().min(0))
	.length(5)
	.describe("How many gave one star, two, three, four, five.");

export const reviewsQuery = z.object(page);
export const reviews = z.object({
	items: z.array(review).describe("One's own first, then the newest."),
	total: z.int(),
	rating: ratingSummary,
	distribution: ratingDistribution,
	mayReview,
});
export type Reviews = z.infer<typeof reviews>;

export const removedReviewParams = z.object({ id: extensionId, author: username });

// Reports of abuse

export const abuseReason = z.enum(["malicious", "privacy", "impersonation", "spam", "copyright", "other"]);
export type AbuseReason = z.infer<typeof abuseReason>;
export const abuseReportBody = z.strictObject({
	reason: abuseReason,
	text: z.string().trim().min(10).max(2_000).describe("What is wrong, in the reporter's words."),
});

export const abuseReport = z.object({
	id: z.string(),
	extensionId: z.string(),
	displayName: z.string(),
	version: z.string().nullable().describe("The latest version at the time."),
	reporter: z.string().describe("The username."),
	reason: abuseReason,
	text: z.string().describe("Plain text, untrusted."),
	createdAt: timestamp,
});
export type AbuseReport = z.infer<typeof abuseReport>;
export const abuseReports = z.object({ items: z.array(abuseReport), total: z.int() });
export const abuseReportParams = z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/) });
