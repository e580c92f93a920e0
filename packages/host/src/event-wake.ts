import type { Json, PublishedEvent } from "@annex/capabilities/host";
import { activate } from "./activate.ts";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";

const MAX_MISSED = 20;

/** An event that came while its extension slept or was starting. */
export interface MissedEvent {
	readonly name: string;
	readonly payload: Json;
}

/**
 * Starts the extensions that wait for events with `onEvent:`, and keeps for each what came before it could listen, at
 * most the last twenty. Nobody is woken by an event that they may not hear.
 */
export function wakeOnEvents(context: HostContext): void {
	const stop = context.events.onPublished((event) => {
		for (const entry of context.entries.values()) wake(context, entry, event);
	});
	context.lifetime.addEventListener("abort", stop, { once: true });
}

function wake(context: HostContext, entry: Entry, event: PublishedEvent): void {
	const { id, grants, manifest, state } = entry;
	if (state !== "idle" && state !== "activating") return;
	if (!manifest?.activationEvents.includes(`onEvent:${event.name}`)) return;
	if (event.heardBy(id) || !event.mayHear({ id, grants }) || obstacle(context, entry) !== undefined) return;
	entry.missedEvents = [...entry.missedEvents, { name: event.name, payload: event.payload }].slice(-MAX_MISSED);
	if (state === "idle") activate(context, entry, `onEvent:${event.name}`).catch(() => {});
}

/** What came of one event before the extension asked for it; handed over once. */
export function takeMissed(entry: Entry, name: string): readonly Json[] {
	const taken = entry.missedEvents.filter((missed) => missed.name === name);
	entry.missedEvents = entry.missedEvents.filter((missed) => missed.name !== name);
	return taken.map(({ payload }) => payload);
}
