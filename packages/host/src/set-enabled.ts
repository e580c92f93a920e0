import { activate } from "./activate.ts";
import { wakeOnStartup } from "./activation-events.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { settle } from "./settle.ts";

/** Switches an extension on or off. Off holds at once, even if the registry cannot be told. */
export function setEnabled(context: HostContext, entry: Entry, enabled: boolean): Promise<void> {
	return exclusive(entry, async () => {
		if (enabled) {
			entry.unsavedDisable = false;
			await context.registry.patch(entry.id, { enabled });
			entry.installed = { ...entry.installed, enabled };
			forgiveCrashes(context, entry);
			settle(context, entry);
			wakeOnStartup(context, entry);
			return;
		}
		entry.installed = { ...entry.installed, enabled };
		entry.unsavedDisable = true;
		await deactivate(context, entry, closedBecause(entry, "it was disabled"));
		await saveDisabled(context, entry);
	});
}

/** Tells the registry what it could not be told when the person switched the extension off. */
export async function saveDisabled(context: HostContext, entry: Entry): Promise<void> {
	// Looked at when its turn comes: the person may have changed their mind since.
	if (!entry.unsavedDisable) return;
	await context.registry.patch(entry.id, { enabled: false });
	entry.unsavedDisable = false;
}

/** Gives an extension that was stopped for crashing another chance, now. */
export async function restart(context: HostContext, entry: Entry): Promise<void> {
	await exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "it is being restarted"));
		forgiveCrashes(context, entry);
		settle(context, entry);
	});
	await activate(context, entry, "onRestart");
}
