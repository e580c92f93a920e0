import { z } from "zod";

/** `wordCount` or `wordCount.show`: parts of letters and digits, each starting with a lower-case letter. */
export const commandId = z
	.string()
	.max(100)
	.regex(
		/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/,
		'Use camelCase parts joined by dots, such as "wordCount.show".',
	);
