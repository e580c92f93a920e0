import { z } from "zod";
import { MAX_WHEN_CHARS, parseWhen } from "./when.ts";

/** A condition in a manifest. */
export const whenClause = z
	.string()
	.min(1)
	.max(MAX_WHEN_CHARS)
	.superRefine((clause, context) => {
		const read = parseWhen(clause);
		if ("fault" in read) context.addIssue({ code: "custom", message: read.fault });
	});
