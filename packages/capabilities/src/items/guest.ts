import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { statusBar, toolbar } from "./contract.ts";

/** Your items of the status bar, as `contributes.statusBar` declares them. Needs no permission. */
export interface StatusBarApi {
	/**
	 * Changes what is given of an item and leaves the rest: its text (at most 60 characters), its tooltip, whether it
	 * shows that work is under way, whether it is there. Holds while the extension runs. Rejects with `item_unknown`.
	 */
	update(id: string, changes: { text?: string; tooltip?: string; busy?: boolean; visible?: boolean }): Promise<void>;
}

/** Your buttons of the toolbar, as `contributes.toolbar` declares them. Needs no permission. */
export interface ToolbarApi {
	/** Changes what is given of the button of a command, as `StatusBarApi.update` does. */
	update(
		command: string,
		changes: { title?: string; busy?: boolean; disabled?: boolean; visible?: boolean },
	): Promise<void>;
}

export function statusBarGuest(channel: GuestChannel): StatusBarApi {
	const call = callerOf<typeof statusBar>(channel, "statusBar");
	return Object.freeze({
		update: async (id: string, changes: Parameters<StatusBarApi["update"]>[1]) =>
			void (await call("update", { id, ...changes })),
	});
}

export function toolbarGuest(channel: GuestChannel): ToolbarApi {
	const call = callerOf<typeof toolbar>(channel, "toolbar");
	return Object.freeze({
		update: async (command: string, changes: Parameters<ToolbarApi["update"]>[1]) =>
			void (await call("update", { command, ...changes })),
	});
}
