import type { SettingValue } from "@annex/manifest";
import { coalesce } from "../coalesce.ts";
import { errors } from "../errors.ts";
import type { Scope } from "../scope.ts";
import { settings } from "./contract.ts";

/** The settings of one extension, as its host holds them. */
export interface OwnSettings {
	/** What holds for each declared key. */
	values(): ReadonlyMap<string, SettingValue>;
	/**
	 * Keeps a value, `null` going back to the default; resolves when it is kept.
	 * Rejects with `setting_unknown` or `setting_invalid`, or with why it cannot be kept.
	 */
	set(key: string, value: SettingValue | null): Promise<void>;
	/** Calls back after every change, whoever made it. Returns the way to stop. */
	onChange(listener: () => void): () => void;
}

const EVENT_MS = 50;

/** Fills the guest's mirror at once, so that it is complete before `activate`, and keeps it current. */
export function openSettings({ serve, emit, clock, signal }: Scope, own: OwnSettings): void {
	function tell(): void {
		const values = [...own.values()].map(([key, value]) => ({ key, value }));
		emit("settings.changed", settings.events.changed, values);
	}

	serve(settings, {
		async set({ key, value }) {
			await own.set(key, value);
			const now = own.values().get(key);
			if (now === undefined) throw errors.setting_unknown(key);
			return { value: now };
		},
	});
	const stop = own.onChange(coalesce(tell, EVENT_MS, clock, signal));
	signal.addEventListener("abort", stop, { once: true });
	tell();
}
