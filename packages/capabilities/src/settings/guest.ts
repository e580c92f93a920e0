import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { settings } from "./contract.ts";

/** A choice (`enum`) is the text of one of its options. */
export type SettingValue = string | number | boolean;

/** The keys that changed, with what holds for them now. */
export type SettingChanges = ReadonlyMap<string, SettingValue>;

/** Your own settings, as `contributes.settings` declares them. Needs no permission. */
export interface SettingsApi {
	/**
	 * What holds now: what the person chose, or the default. Synchronous, from a mirror that is complete before
	 * `activate` runs. `undefined` for a key that the manifest does not declare.
	 */
	get<T extends SettingValue = SettingValue>(key: string): T | undefined;
	/** Resolves when the value is kept and `get` answers with it. Rejects with `setting_unknown` or `setting_invalid`. */
	set(key: string, value: SettingValue): Promise<void>;
	/** Goes back to the default. */
	reset(key: string): Promise<void>;
	/** Calls back after changes, by the person or by `set`; a burst of them comes as one. */
	onDidChange(listener: (changes: SettingChanges) => void): Disposable;
}

export function settingsGuest(channel: GuestChannel, onError: (thrown: unknown) => void): SettingsApi {
	const call = callerOf<typeof settings>(channel, "settings");
	const mirror = new Map<string, SettingValue>();
	const listeners = new Set<(changes: SettingChanges) => void>();

	function take(entries: readonly { readonly key: string; readonly value: SettingValue }[]): void {
		const changes = new Map<string, SettingValue>();
		for (const { key, value } of entries) {
			if (mirror.get(key) === value) continue;
			mirror.set(key, value);
			changes.set(key, value);
		}
		if (changes.size === 0) return;
		// One listener's fault is not the others'.
		for (const listener of [...listeners]) {
			try {
				listener(changes);
			} catch (thrown) {
				onError(thrown);
			}
		}
	}

	async function change(key: string, value: SettingValue | null): Promise<void> {
		take([{ key, ...(await call("set", { key, value })) }]);
	}

	channel.on("settings.changed", (payload) => take(payload as { key: string; value: SettingValue }[]));

	return Object.freeze({
		get: <T extends SettingValue>(key: string) => mirror.get(key) as T | undefined,
		set: (key: string, value: SettingValue) => change(key, value),
		reset: (key: string) => change(key, null),
		onDidChange(listener: (changes: SettingChanges) => void) {
			// Wrapped, so that one function given twice is two listeners that end by themselves.
			const own = (changes: SettingChanges) => listener(changes);
			listeners.add(own);
			return disposable(() => listeners.delete(own));
		},
	});
}
