import { makeChange } from "./change.ts";
import type { HostContext } from "./context.ts";
import { type Entry, exclusive } from "./entry.ts";

/** Says how an extension is kept up to date. What is pinned has no update to offer. */
export function setUpkeep(
	context: HostContext,
	entry: Entry,
	upkeep: { readonly pinned?: boolean; readonly autoUpdate?: "ask" | "automatic" | null },
): Promise<void> {
	return exclusive(entry, async () => {
		await makeChange(context, entry, upkeep);
		if (upkeep.pinned) entry.update = undefined;
		context.changed();
	});
}
