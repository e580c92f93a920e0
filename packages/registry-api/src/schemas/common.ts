import { z } from "zod";

/** RFC 9457 problem document. `code` is stable; `fix` says what to do. */
export const problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	code: z.string(),
	detail: z.string(),
	fix: z.string().optional(),
	instance: z.string().optional(),
	issues: z.array(z.object({ path: z.string(), sentence: z.string(), fix: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** One fault of a package or manifest: where, what, and how to mend it. */
export const issue = z.object({ path: z.string(), sentence: z.string(), fix: z.string() });
export type Issue = z.infer<typeof issue>;

/** Any JSON value. Named, because it holds itself: a description can only point at what has a name. */
export const json = z.json().register(z.globalRegistry, { id: "Json" });
export type Json = z.output<typeof json>;

export const timestamp = z.iso.datetime();

/** The life of a version and of an extension; the server's transition table says which follows which. */
export const publicationState = z.enum(["draft", "pending", "published", "rejected", "flagged", "suspended", "banned"]);
export type PublicationState = z.infer<typeof publicationState>;

/** What an author sees: `scanning` while the scan of a draft runs. */
export const versionStatus = z.enum(["scanning", ...publicationState.options]);
export type VersionStatus = z.infer<typeof versionStatus>;

/** One finding of the scan: which rule, where, why it matters. */
export const finding = z.object({
	rule: z.string(),
	severity: z.enum(["info", "warning", "block"]),
	file: z.string(),
	line: z.int().min(0),
	column: z.int().min(0),
	why: z.string(),
	excerpt: z.string(),
});
export type Finding = z.infer<typeof finding>;

export const page = {
	limit: z.coerce.number().int().min(1).max(100).default(20),
	offset: z.coerce.number().int().min(0).max(100_000).default(0),
};

/**
 * What a host reports: it did not start, its process ended, it stopped answering, it threw where nobody caught, or an
 * update was taken back because of one of these.
 */
export const errorKind = z.enum(["activation", "crash", "unresponsive", "uncaught", "rollback"]);
export type ErrorKind = z.infer<typeof errorKind>;
