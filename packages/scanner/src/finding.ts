/** `block` refuses the version; `warning` asks a moderator to look; `info` is only noted. */
export type Severity = "info" | "warning" | "block";

/** One thing that the scan saw, for the author and the moderator. */
export interface Finding {
	/** The name of the rule; see `rules`. */
	readonly rule: string;
	readonly severity: Severity;
	readonly file: string;
	/** Counted from 1; 0 when the finding is about the whole file. */
	readonly line: number;
	/** Counted from 0, in UTF-16 units. */
	readonly column: number;
	/** Why it matters; a full sentence. */
	readonly why: string;
	/** What stands there: at most 200 characters, everything invisible written as an escape. */
	readonly excerpt: string;
}
