import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { Json } from "../json.ts";
import type { state } from "./contract.ts";

/** A value of another extension, kept current here. */
export interface ObservedState extends Disposable {
	/** What its owner showed last; `undefined` when there is nothing, or nothing for you. */
	readonly value: Json | undefined;
	/** Its owner does not run at the moment: this is what it showed last. */
	readonly stale: boolean;
}

/**
 * Values that extensions show to each other while they run. Not for keeping things (`storage`) nor for what people
 * choose (`settings`): nothing here outlives the page. Needs no permission; the manifest says who may read what.
 */
export interface StateApi {
	/**
	 * Sets a value that `contributes.state` declares: JSON of at most 16,000 characters. Rejects with
	 * `state_not_declared`, or `rate_limited` above twenty a second.
	 */
	set(name: string, value: Json): Promise<void>;
	/** Takes a value back: for others it is gone. */
	clear(name: string): Promise<void>;
	/**
	 * Observes `publisher.name:value` until it is disposed of. `value` is read synchronously; `listener` hears of changes,
	 * at most every 50 ms. Whether the other is installed, or does not let you read, looks the same: `undefined`.
	 */
	observe(name: string, listener?: (observed: ObservedState) => void): Promise<ObservedState>;
}

interface Seen {
	readonly value: Json;
	readonly is: "current" | "stale" | "gone";
}

export function stateGuest(channel: GuestChannel, onError: (thrown: unknown) => void): StateApi {
	const call = callerOf<typeof state>(channel, "state");
	const mirror = new Map<string, Seen>();
	const listeners = new Map<string, Set<() => void>>();

	function take(name: string, seen: Seen): void {
		if (!listeners.has(name)) return;
		mirror.set(name, seen);
		// One listener's fault is not the others'.
		for (const listener of [...(listeners.get(name) ?? [])]) {
			try {
				listener();
			} catch (thrown) {
				onError(thrown);
			}
		}
	}

	channel.on("state.changed", (payload) => {
		const { name, ...seen } = payload as Seen & { name: string };
		take(name, seen);
	});

	return Object.freeze({
		set: async (name: string, value: Json) => void (await call("set", { name, value })),
		clear: async (name: string) => void (await call("clear", { name })),
		async observe(name: string, listener?: (observed: ObservedState) => void) {
			const group = listeners.get(name) ?? new Set();
			listeners.set(name, group);
			const run = () => listener?.(observed);
			group.add(run);
			const { dispose } = disposable(() => {
				group.delete(run);
				if (group.size > 0 || listeners.get(name) !== group) return;
				listeners.delete(name);
				mirror.delete(name);
				call("unobserve", { name }).catch(() => {});
			});
			const observed: ObservedState = Object.freeze({
				get value() {
					const seen = mirror.get(name);
					return seen === undefined || seen.is === "gone" ? undefined : seen.value;
				},
				get stale() {
					return mirror.get(name)?.is === "stale";
				},
				dispose,
			});
			try {
				const seen = (await call("observe", { name })) as Seen;
				if (group.has(run)) mirror.set(name, seen);
			} catch (thrown) {
				dispose();
				throw thrown;
			}
			return observed;
		},
	});
}
