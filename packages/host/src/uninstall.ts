import { AnnexError } from "@annex/errors";
import { outOfReach } from "./change.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { endTrial } from "./trial.ts";

/**
 * Ends it, then removes installation and data. It is ended even if the registry then refuses. Out of the registry's
 * reach it is gone here at once, and the registry is told when it answers.
 */
export function uninstall(context: HostContext, entry: Entry): Promise<void> {
	return exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "it was uninstalled"));
		const told = await remove(context, entry.id);
		if (!told) context.removals.add(entry.id);
		endTrial(context, entry);
		entry.grants.replace([]);
		context.entries.delete(entry.id);
		context.states.forget(entry.id);
		context.changed();
		if (told) context.synchronised();
		else context.changedOffline();
	});
}

/** Tells the registry what was uninstalled while it was out of reach. What it refuses now is listed again. */
export async function saveRemovals(context: HostContext): Promise<void> {
	for (const id of [...context.removals]) {
		if (await remove(context, id).catch(() => true)) context.removals.delete(id);
	}
}

/** Resolves with whether the registry was there; what is not installed there is removed already. */
async function remove(context: HostContext, id: string): Promise<boolean> {
	try {
		await context.registry.remove(id);
		return true;
	} catch (thrown) {
		if (outOfReach(thrown)) return false;
		if (thrown instanceof AnnexError && thrown.code === "not_found") return true;
		throw thrown;
	}
}
