import { extensionId, version } from "@annex/manifest";
import { z } from "zod";
import { listing } from "./catalogue.ts";
import { errorKind, finding, page, publicationState, timestamp, versionStatus } from "./common.ts";
import { ratingSummary } from "./reviews.ts";

export const permissionRequest = z.object({
	permission: z.string(),
	hosts: z.array(z.string()).optional(),
	methods: z.array(z.string()).optional().describe("For `network`; absent = GET and HEAD."),
	reason: z.string().optional(),
	optional: z.boolean(),
});

export const extensionSummary = z.object({
	id: z.string(),
	publisher: z.string(),
	publisherVerified: z.boolean(),
	name: z.string(),
	displayName: z.string(),
	description: z.string(),
	category: z.string(),
	tags: z.array(z.string()),
	version: z.string().describe("The latest published, stable version; empty for a listing whose source names none."),
	iconUrl: z.string().nullable(),
	installs: z.int(),
	rating: ratingSummary,
	publishedAt: timestamp,
	updatedAt: timestamp,
	listing: listing
		.nullable()
		.describe("Where it is published, when it is only listed here; null when it can be installed."),
});
export type ExtensionSummary = z.infer<typeof extensionSummary>;

export const sort = z.enum(["relevance", "popular", "rating", "trending", "recent", "name"]);

/** What an extension can keep from asking for, its optional permissions included. */
export const restraint = z.enum(["nothing", "no-network", "no-writing"]);
export type Restraint = z.infer<typeof restraint>;

export const searchQuery = z.object({
	q: z.string().max(200).default(""),
	category: z.string().max(40).optional(),
	tag: z.string().max(40).optional(),
	installable: z.enum(["yes"]).optional().describe("`yes`: only what is published here, not what is only listed."),
	rating: z.coerce.number().int().min(1).max(5).optional().describe("Only what has at least so many stars on average."),
	asks: restraint.optional().describe("Only what asks for nothing, not for the network, or not to change documents."),
	sort: sort.default("relevance"),
	...page,
});
export const facet = z.object({ value: z.string(), count: z.int() });
export const searchResult = z.object({
	items: z.array(extensionSummary),
	total: z.int(),
	facets: z
		.object({
			categories: z.array(facet),
			tags: z.array(facet),
			asks: z.array(facet),
			ratings: z.array(facet).describe("At least so many stars."),
			installable: z.array(facet),
		})
		.describe("How many of all hits have it."),
});
export type SearchResult = z.infer<typeof searchResult>;

export const categories = z.object({ items: z.array(facet) });

export const packageFile = z.object({ path: z.string(), size: z.int(), sha256: z.string() });

/** One published version, as the host needs it: what to load, with a digest per file, and what it asks for. */
export const versionRecord = z.object({
	extensionId: z.string(),
	version: z.string(),
	manifest: z.record(z.string(), z.unknown()).describe("The parsed manifest, defaults filled in."),
	permissions: z.array(permissionRequest),
	packageUrl: z.string(),
	filesUrl: z.string().describe("Base for the paths in `files`; ends with a slash."),
	integrity: z.string().describe("`sha256-…` (base64) over the package, as in Subresource Integrity."),
	size: z.int(),
	files: z.array(packageFile),
	modules: z.array(z.string()).describe("The main script and what it imports, leaf first."),
	publishedAt: timestamp,
	scannedAt: timestamp.nullable(),
});
export type VersionRecord = z.infer<typeof versionRecord>;

export const extensionDetail = extensionSummary.extend({
	listing: z.null(),
	featured: z.boolean().describe("Chosen by a moderator to stand at the top of the marketplace."),
	readme: z.string().describe("Markdown, untrusted."),
	changelog: z.string().describe("Markdown, untrusted."),
	homepage: z.string().nullable(),
	repository: z.string().nullable(),
	license: z.string().nullable(),
	permissions: z.array(permissionRequest),
	latest: versionRecord,
	versions: z.array(z.object({ version: z.string(), publishedAt: timestamp, preRelease: z.boolean() })),
});
export type ExtensionDetail = z.infer<typeof extensionDetail>;

/** The page of what is only listed here; `listing` tells it from the other. */
export const listingDetail = extensionSummary.extend({ listing });
export type ListingDetail = z.infer<typeof listingDetail>;
export const extensionPage = z.union([extensionDetail, listingDetail]);
export type ExtensionPage = z.infer<typeof extensionPage>;

// Publishing

/** 202: `scanning`; 200 with `alreadyExisted: true` and the true status when the same bytes come again. */
export const publishResult = z.object({
	id: z.string(),
	version: z.string(),
	status: versionStatus,
	alreadyExisted: z.boolean(),
});
export type PublishResult = z.infer<typeof publishResult>;

export const ownVersion = z.object({
	id: z.string(),
	version: z.string(),
	status: versionStatus,
	reason: z.string().nullable(),
	submittedAt: timestamp,
	findings: z.array(finding),
});
export type OwnVersion = z.infer<typeof ownVersion>;

export const ownExtension = z.object({
	id: z.string(),
	displayName: z.string(),
	state: publicationState,
	installs: z.int(),
	latestVersion: z.string().nullable(),
	versions: z.array(z.object({ version: z.string(), status: versionStatus, submittedAt: timestamp })),
});
export type OwnExtension = z.infer<typeof ownExtension>;
export const ownExtensions = z.object({ items: z.array(ownExtension) });

export const extensionParams = z.object({ id: extensionId });
export const versionParams = z.object({ id: extensionId, version });

// Review

export const reviewQueueItem = z.object({
	id: z.string(),
	version: z.string(),
	displayName: z.string(),
	publisher: z.string(),
	status: versionStatus,
	submittedAt: timestamp,
	findings: z.object({ info: z.int(), warning: z.int(), block: z.int() }),
	firstVersion: z.boolean(),
});
export type ReviewQueueItem = z.infer<typeof reviewQueueItem>;
export const reviewQueue = z.object({ items: z.array(reviewQueueItem), total: z.int() });

export const reviewDetail = reviewQueueItem.extend({
	findingsList: z.array(finding),
	manifest: z.record(z.string(), z.unknown()),
	permissions: z.array(permissionRequest),
	readme: z.string(),
	files: z.array(
		packageFile.extend({ text: z.string().nullable().describe("Content when it is text of at most 256 KB.") }),
	),
	errors: z
		.array(z.object({ kind: errorKind, count: z.int() }))
		.describe("What hosts have reported about this version while people used it, most frequent first."),
	previousVersion: z.string().nullable(),
	reason: z.string().nullable(),
});
export type ReviewDetail = z.infer<typeof reviewDetail>;

export const reasonBody = z.strictObject({ reason: z.string().trim().min(3).max(2_000) });
