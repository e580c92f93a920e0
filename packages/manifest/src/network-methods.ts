import { z } from "zod";

/** The methods of HTTP that a manifest can ask for. */
export const networkMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
export const networkMethod = z.enum(networkMethods);
export type NetworkMethod = z.infer<typeof networkMethod>;

/** What is asked for, and granted, where nothing is said: reading. */
export const READING: readonly NetworkMethod[] = ["GET", "HEAD"];

/** The methods that a request for `network`, or a grant of it, covers. */
export function methodsOf(entry: {
	readonly methods?: readonly NetworkMethod[] | undefined;
}): readonly NetworkMethod[] {
	return entry.methods ?? READING;
}

/** What the methods come to, in a sentence for the person who is asked. */
export function methodSentence(entry: { readonly methods?: readonly string[] | undefined }): string {
	const changing = (entry.methods ?? READING).filter((method) => !READING.some((each) => each === method));
	if (changing.length === 0) return "It may read there, and change nothing.";
	return `It may also send data and change things there (${changing.join(", ")}).`;
}
