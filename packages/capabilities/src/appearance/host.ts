import { coalesce } from "../coalesce.ts";
import type { HostHalf } from "../host-half.ts";
import { appearance } from "./contract.ts";
import type { AppearancePower, AppearanceWishes } from "./power.ts";

const EVENT_MS = 50;

/** Keeps what one extension wishes for, and takes all of it back when the extension stops, however it stops. */
export function appearanceHost(power: AppearancePower): HostHalf {
	return {
		open({ extension, serve, emit, clock, signal }) {
			let wishes: AppearanceWishes = {};
			const tell = () => emit("appearance.changed", appearance.events.changed, power.read());

			serve(appearance, {
				set(changes) {
					const next = new Map<string, unknown>(Object.entries(wishes));
					for (const [key, value] of Object.entries(changes)) {
						if (value === null) next.delete(key);
						else if (value !== undefined) next.set(key, value);
					}
					wishes = Object.fromEntries(next);
					power.wish(extension, wishes);
					return power.read();
				},
			});
			const stop = power.onChange(coalesce(tell, EVENT_MS, clock, signal));
			signal.addEventListener(
				"abort",
				() => {
					stop();
					if (Object.keys(wishes).length > 0) power.wish(extension, {});
				},
				{ once: true },
			);
			tell();
		},
	};
}
