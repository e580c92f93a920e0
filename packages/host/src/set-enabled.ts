import { activate } from "./activate.ts";
import { wakeOnStartup } from "./activation-events.ts";
import { holdHere, makeChange } from "./change.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { settle } from "./settle.ts";

/** Switches an extension on or off, also while the registry is out of reach. Off holds even if it refuses. */
export function setEnabled(context: HostContext, entry: Entry, enabled: boolean): Promise<void> {
	return exclusive(entry, async () => {
		if (enabled) {
			await makeChange(context, entry, { enabled });
			forgiveCrashes(context, entry);
			settle(context, entry);
			wakeOnStartup(context, entry);
			return;
		}
		holdHere(context, entry, { enabled });
		await deactivate(context, entry, closedBecause(entry, "it was disabled"));
		try {
			await makeChange(context, entry, { enabled });
		} catch (thrown) {
			holdHere(context, entry, { enabled });
			settle(context, entry);
			throw thrown;
		}
	});
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
