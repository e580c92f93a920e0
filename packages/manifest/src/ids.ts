import { z } from "zod";

declare const kind: unique symbol;
type Branded<Kind extends string> = string & { readonly [kind]?: Kind };

/** `publisher.name`, both lower-case; unique for ever, never reused. */
export type ExtensionId = Branded<"ExtensionId">;
/** A semantic version 2.0.0 without build metadata; immutable once published. */
export type Version = Branded<"Version">;

/** 2–39 lower-case letters, digits and single hyphens; starts with a letter. */
export const publisherName = z
	.string()
	.min(2)
	.max(39)
	.regex(/^[a-z](?:-?[a-z0-9])+$/, "Use lower-case letters, digits and single hyphens; start with a letter.");

/** 1–64 lower-case letters, digits and single hyphens; starts with a letter. */
export const extensionName = z
	.string()
	.min(1)
	.max(64)
	.regex(/^[a-z](?:-?[a-z0-9])*$/, "Use lower-case letters, digits and single hyphens; start with a letter.");

export const extensionId = z
	.string()
	.max(104)
	.regex(/^[a-z](?:-?[a-z0-9])+\.[a-z](?:-?[a-z0-9])*$/, 'Use "publisher.name".')
	.transform((id): ExtensionId => id);

/** Numbers are bounded so that every comparison fits a safe integer; build metadata is refused (it does not order). */
export const version = z
	.string()
	.max(64)
	.regex(
		/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-(?:0|[1-9]\d{0,8}|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d{0,8}|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?$/,
		'Use a semantic version such as "1.2.0".',
	)
	.transform((text): Version => text);
