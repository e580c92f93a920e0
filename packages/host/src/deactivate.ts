import type { AnnexError } from "@annex/errors";
import type { HostContext } from "./context.ts";
import { cancelRestart } from "./crash-policy.ts";
import type { Entry } from "./entry.ts";
import { settle } from "./settle.ts";

/**
 * Ends whatever the extension is doing. A running one gets `deactivate` and two seconds, unless it has to go `"at once"`.
 * Afterwards its state is what registry and platform leave it: `idle`, `disabled`, `blocked` or `incompatible`.
 */
export async function deactivate(
	context: HostContext,
	entry: Entry,
	reason: AnnexError,
	how: "gracefully" | "at once" = "gracefully",
): Promise<void> {
	cancelRestart(context, entry);
	entry.activation?.abort(reason);
	entry.activation = undefined;
	const { session } = entry;
	// From here on a crash of this run is nobody's news.
	entry.session = undefined;
	if (session !== undefined && how === "gracefully") {
		entry.state = "stopping";
		context.changed();
		const { deactivateDeadlineMs: deadlineMs } = context.policy;
		const asked = session.capabilities.lifecycle.deactivate({}, { deadlineMs });
		// It has had its chance: whether it failed or hung, it ends now.
		await asked.catch(() => {});
	}
	session?.end(reason);
	entry.missedEvents = [];
	entry.state = "idle";
	entry.problem = undefined;
	settle(context, entry);
	// What can come back is stale until then; the rest is gone.
	if (entry.state !== "idle") context.states.forget(entry.id);
}
