import type { Restraint, SearchDocument } from "../port.ts";

/** Whether a document's permissions leave out what the restraint says. What is only listed keeps to nothing. */
export function keepsTo(
	{ installable, permissions }: Pick<SearchDocument, "installable" | "permissions">,
	asks: Restraint,
): boolean {
	if (!installable) return false;
	if (asks === "nothing") return permissions.length === 0;
	return !permissions.includes(asks === "no-network" ? "network" : "data.write");
}
