import { publisherName } from "@annex/manifest";
import { z } from "zod";

export const MAX_CATALOGUE_BATCH = 500;

const figure = z
	.int()
	.min(0)
	.max(2_147_483_647)
	.nullish()
	.transform((value) => value ?? null);
/** Catalogues hold whole licences here and there: what is longer than can be shown is cut, not refused. */
const words = () =>
	z
		.string()
		.max(10_000)
		.nullish()
		.transform((value) => value ?? null);

/**
 * One published entry of another catalogue, without its package. Unknown is `null`, `[]` or left out; fields that
 * are not named here are passed over.
 */
export const catalogueEntry = z.object({
	id: z.string().min(1).max(200).describe("The source's own, for ever; often `source/name`."),
	name: z.string().min(1).max(200),
	description: z
		.string()
		.max(10_000)
		.nullish()
		.transform((value) => value ?? ""),
	author: words(),
	tags: z
		.array(z.string().max(200))
		.max(200)
		.nullish()
		.transform((value) => value ?? []),
	category: words(),
	downloads: figure,
	stars: figure,
	version: z
		.union([z.string().max(10_000), z.number()])
		.nullish()
		.transform((value) => (value === null || value === undefined ? null : String(value))),
	license: words(),
	updated: z
		.union([z.iso.date(), z.iso.datetime({ offset: true })])
		.nullish()
		.transform((value) => value ?? null),
	source: publisherName.max(32).describe("Names the catalogue; becomes the publisher part of the id."),
});
export type CatalogueEntry = z.output<typeof catalogueEntry>;
export type CatalogueEntryInput = z.input<typeof catalogueEntry>;

export const catalogueBatch = z.strictObject({ entries: z.array(catalogueEntry).min(1).max(MAX_CATALOGUE_BATCH) });
export const catalogueBatchResult = z.object({
	created: z.int(),
	updated: z.int(),
	unchanged: z.int(),
	ids: z.array(z.string()).describe("What each entry is called here, in the order of the request."),
});
export type CatalogueBatchResult = z.infer<typeof catalogueBatchResult>;

/** What is known of something that is only listed here: there is no package, so it cannot be installed. */
export const listing = z.object({
	source: z.string(),
	originalId: z.string().describe("As the source writes it."),
	author: z.string().describe("Plain text, untrusted; empty when unknown."),
	downloads: z.int().nullable(),
	stars: z.int().nullable(),
	license: z.string().nullable(),
	version: z.string().nullable(),
});
export type Listing = z.infer<typeof listing>;
