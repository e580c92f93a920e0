import { z } from "zod";
import { displayText } from "./display-text.ts";
import { extensionId } from "./ids.ts";

/** `saved` or `count.changed`: as an extension calls what it shares; others put its id and a colon in front. */
export const sharedName = z
	.string()
	.max(60)
	.regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/, 'Use camelCase parts joined by dots, such as "count.changed".');

const readers = z
	.union([
		z.literal("everyone"),
		z
			.array(extensionId)
			.min(1, 'Name at least one extension, or write "everyone".')
			.max(20)
			.refine((ids) => new Set(ids).size === ids.length, "Name each extension once."),
	])
	.describe('"everyone", or the ids of the extensions that may.');

const description = displayText(200).optional();

/** An event that leaves the extension; those that are not declared stay inside it. */
export const sharedEvent = z.strictObject({
	name: sharedName.describe("What `emit` sends; others hear `publisher.name:` and this."),
	to: readers,
	description: description.describe("When it happens and what it carries, for whoever listens."),
});
export type SharedEvent = z.output<typeof sharedEvent>;

/** A value that the extension shows to others; it alone sets it. */
export const sharedState = z.strictObject({
	name: sharedName.describe("What `set` names; others observe `publisher.name:` and this."),
	to: readers,
	description: description.describe("What it says, for whoever reads it."),
});
export type SharedState = z.output<typeof sharedState>;

const FULL = /^([a-z](?:-?[a-z0-9])+\.[a-z](?:-?[a-z0-9])*):(.+)$/;

/** The owner and the name in `publisher.name:name`; `undefined` for what is not of that form. */
export function splitSharedName(full: string): { readonly owner: string; readonly name: string } | undefined {
	const [, owner, name] = FULL.exec(full) ?? [];
	if (owner === undefined || name === undefined || !sharedName.safeParse(name).success) return undefined;
	return { owner, name };
}

/** Whether an extension may hear or read what is declared so; the owner always may. */
export function mayRead(declared: { readonly to: "everyone" | readonly string[] }, reader: string): boolean {
	return declared.to === "everyone" || declared.to.includes(reader);
}
