import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { Json } from "../json.ts";
import type { events } from "./contract.ts";

export type EventListener = (payload: unknown) => void;

/**
 * Events: the app's (such as `platform:ready` and `documentChanged`), other extensions' (`publisher.name:event`, as far
 * as they are declared for you), and your own. Your own stay inside your extension unless `contributes.events` declares
 * them; then those named there hear them too, under your id, which nobody else can use.
 */
export interface EventsApi {
	/** Listens. An app event that the person did not permit is reported on the console and stays silent. */
	on(name: string, listener: EventListener): Disposable;
	/** Listens for the next one only. */
	once(name: string, listener: EventListener): Disposable;
	/** Stops what `on` or `once` began with the same listener. */
	off(name: string, listener: EventListener): void;
	/**
	 * Sends one of your own events: to your own listeners at once, and, when it is declared, to others in the order in
	 * which you send; it does not come back to you. Throws `event_reserved` for a name with a colon or of the app. What
	 * could not leave (JSON of at most 16,000 characters, twenty a second) is said on the console.
	 */
	emit(name: string, payload?: unknown): void;
}

export function eventsGuest(
	channel: GuestChannel,
	environment: {
		/** The names of the app's events; known from activation on. */
		isAppEvent(name: string): boolean;
		/** Whether the manifest declares it for others. */
		isShared(name: string): boolean;
		reserved(name: string): Error;
		onError(thrown: unknown): void;
	},
): EventsApi {
	const call = callerOf<typeof events>(channel, "events");
	const listeners = new Map<string, Map<EventListener, EventListener>>();
	const comesFromOutside = (name: string) => environment.isAppEvent(name) || name.includes(":");

	function deliver(name: string, payload: unknown): void {
		// One listener's fault is not the others'.
		for (const run of [...(listeners.get(name)?.values() ?? [])]) {
			try {
				run(payload);
			} catch (thrown) {
				environment.onError(thrown);
			}
		}
	}

	function add(name: string, listener: EventListener, run: EventListener): Disposable {
		const group = listeners.get(name) ?? new Map<EventListener, EventListener>();
		listeners.set(name, group);
		group.set(listener, run);
		if (group.size === 1 && comesFromOutside(name)) call("subscribe", { name }).catch(environment.onError);
		return disposable(() => remove(name, listener));
	}

	function remove(name: string, listener: EventListener): void {
		const group = listeners.get(name);
		if (!group?.delete(listener) || group.size > 0) return;
		listeners.delete(name);
		// The channel may be closed already; then nobody is left to tell.
		if (comesFromOutside(name)) call("unsubscribe", { name }).catch(() => {});
	}

	channel.on("events.app", (message) => {
		const { name, payload } = message as { name: string; payload: unknown };
		deliver(name, payload);
	});

	return Object.freeze({
		on: (name: string, listener: EventListener) => add(name, listener, listener),
		once: (name: string, listener: EventListener) =>
			add(name, listener, (payload) => {
				remove(name, listener);
				listener(payload);
			}),
		off: remove,
		emit(name: string, payload?: unknown) {
			if (comesFromOutside(name)) throw environment.reserved(name);
			if (environment.isShared(name)) {
				call("emit", { name, payload: (payload ?? null) as Json }).catch(environment.onError);
			}
			deliver(name, payload);
		},
	});
}
