import { activate } from "./activate.ts";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import { findCommand } from "./contributions.ts";
import type { Entry } from "./entry.ts";
import { wakeForPanels } from "./panels.ts";

/** Starts the extension if it asks to run from the beginning, or if somebody looks at a panel of it. Does not wait; its state tells how that went. */
export function wakeOnStartup(context: HostContext, entry: Entry): void {
	if (entry.state !== "idle" || obstacle(context, entry) !== undefined) return;
	wakeForPanels(context, entry);
	if (!entry.manifest?.activationEvents.includes("onStartup")) return;
	activate(context, entry, "onStartup").catch(() => {});
}

/** Runs a declared command, waking its extension first. */
export async function executeCommand(context: HostContext, id: string, args: readonly unknown[]): Promise<unknown> {
	const { entry, command } = findCommand(context, id);
	const session = await activate(context, entry, `onCommand:${command}`);
	// Arguments are checked to be plain data where they leave for the extension.
	return session.capabilities.commands.run(command, args as never);
}
