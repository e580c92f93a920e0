import { errors } from "../errors.ts";
import type { Json } from "../json.ts";
import type { Scope } from "../scope.ts";
import { events } from "./contract.ts";

/** An event that the app publishes. */
export interface AppEvent {
	/** Only extensions with this grant hear it. */
	readonly permission?: string;
	/** The last payload is kept and given to whoever subscribes later, for "it has happened" events. */
	readonly sticky?: boolean;
}

/** What an app publishes: the declared events, the last payload of sticky ones, and who listens. */
export interface AppEvents {
	readonly names: readonly string[];
	/** @throws `event_unknown` for an event that was not declared. */
	publish(name: string, payload: Json): void;
	/** Serves `events` to one extension until its scope's signal aborts. */
	open(scope: Scope): void;
}

/** @example const events = appEvents({ "platform:ready": { sticky: true }, documentChanged: { permission: "data.read" } }); */
export function appEvents(declared: Readonly<Record<string, AppEvent>>): AppEvents {
	const known = new Map(Object.entries(declared));
	const last = new Map<string, Json>();
	const listeners = new Set<(name: string, payload: Json) => void>();

	function find(name: string): AppEvent {
		const spec = known.get(name);
		if (spec === undefined) throw errors.event_unknown(name);
		return spec;
	}

	return {
		names: [...known.keys()],
		publish(name, payload) {
			if (find(name).sticky) last.set(name, payload);
			for (const listener of listeners) listener(name, payload);
		},
		open({ grants, signal, serve, emit }) {
			const wanted = new Set<string>();

			function deliver(name: string, payload: Json): void {
				const { permission } = find(name);
				if (!wanted.has(name) || (permission !== undefined && !grants.has(permission))) return;
				emit("events.app", events.events.app, { name, payload });
			}

			serve(events, {
				subscribe({ name }) {
					const { permission } = find(name);
					if (permission !== undefined && !grants.has(permission)) {
						throw errors.permission_denied(`The event "${name}"`, permission);
					}
					wanted.add(name);
					const kept = last.get(name);
					if (kept !== undefined) deliver(name, kept);
					return null;
				},
				unsubscribe({ name }) {
					wanted.delete(name);
					return null;
				},
			});
			listeners.add(deliver);
			signal.addEventListener("abort", () => listeners.delete(deliver), { once: true });
		},
	};
}
