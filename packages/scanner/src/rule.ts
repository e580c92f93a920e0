import type { Severity } from "./finding.ts";
import type { ScannedFile } from "./scanned-file.ts";

/** One thing that a rule saw. */
export interface Report {
	readonly severity: Severity;
	/** Offset in the text of the file, in UTF-16 units; left out when the finding is about the whole file. */
	readonly at?: number;
	/** A full sentence for authors and moderators. */
	readonly why: string;
	/** Stands in the finding instead of the source, where quoting the source would do harm. */
	readonly excerpt?: string;
}

/** One question that the scan asks of every file. */
export interface Rule {
	/** Stable, kebab-case. */
	readonly name: string;
	readonly question: string;
	/** Why it is asked; a sentence or two, for the reference. */
	readonly because: string;
	/** What an honest author does instead; a sentence. */
	readonly instead: string;
	/** The severities that its findings can have, gravest first. */
	readonly severities: readonly Severity[];
	/** Must not throw, whatever the file holds, and must end in time that grows with its length. */
	check(file: ScannedFile): Iterable<Report>;
}
