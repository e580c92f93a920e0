import { closedBecause, type HostContext } from "./context.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { endTrial } from "./trial.ts";

/** Ends it, then removes installation and data. It is ended even if the registry then refuses. */
export function uninstall(context: HostContext, entry: Entry): Promise<void> {
	return exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "it was uninstalled"));
		await context.registry.remove(entry.id);
		endTrial(context, entry);
		entry.grants.replace([]);
		context.entries.delete(entry.id);
		context.changed();
		context.synchronised();
	});
}
