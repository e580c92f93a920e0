import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import { type Entry, problemOf } from "./entry.ts";

/** Gives an extension that does not run the state that the registry and this platform leave it. */
export function settle(context: HostContext, entry: Entry): void {
	const inTheWay = obstacle(context, entry);
	if (inTheWay !== undefined) {
		entry.state = inTheWay.state;
		entry.problem = inTheWay.error && problemOf(inTheWay.error);
	} else if (entry.state === "disabled" || entry.state === "blocked" || entry.state === "incompatible") {
		entry.state = "idle";
		entry.problem = undefined;
	}
	context.changed();
}
