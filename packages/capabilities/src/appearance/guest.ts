import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { appearance } from "./contract.ts";
import type { Appearance, AppearanceWishes } from "./power.ts";

/** How the text looks. Needs no permission; everything goes back when your extension stops. */
export interface AppearanceApi {
	/** What holds now, from a mirror that is complete before `activate` runs. `undefined` in an app without it. */
	get(): Appearance | undefined;
	/**
	 * Wishes for a look: what is left out stays as it is, `null` takes a wish back. Resolves with what holds then, which
	 * is what the person chose where they chose something themselves. Rejects with `arguments_invalid` for a name that
	 * is on no list or a number out of bounds, and with `rate_limited` above five in a second.
	 */
	set(wishes: { readonly [Key in keyof AppearanceWishes]?: AppearanceWishes[Key] | null }): Promise<Appearance>;
	/** Calls back after changes, whoever made them; a burst of them comes as one. */
	onDidChange(listener: (now: Appearance) => void): Disposable;
}

export function appearanceGuest(channel: GuestChannel, onError: (thrown: unknown) => void): AppearanceApi {
	const call = callerOf<typeof appearance>(channel, "appearance");
	const listeners = new Set<(now: Appearance) => void>();
	let mirror: Appearance | undefined;

	function take(now: Appearance): Appearance {
		const before = mirror;
		mirror = Object.freeze({ ...now });
		if (before === undefined || JSON.stringify(before) === JSON.stringify(mirror)) return mirror;
		// One listener's fault is not the others'.
		for (const listener of [...listeners]) {
			try {
				listener(mirror);
			} catch (thrown) {
				onError(thrown);
			}
		}
		return mirror;
	}

	channel.on("appearance.changed", (payload) => void take(payload as Appearance));

	return Object.freeze({
		get: () => mirror,
		set: async (wishes: AppearanceWishes) => take(await call("set", wishes)),
		onDidChange(listener: (now: Appearance) => void) {
			const own = (now: Appearance) => listener(now);
			listeners.add(own);
			return disposable(() => listeners.delete(own));
		},
	});
}
