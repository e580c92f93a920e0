import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { notifications } from "./contract.ts";

/** Notifications of the operating system. Needs `notifications`; for what can wait, use `ui.showNotification`. */
export interface NotificationsApi {
	/**
	 * Shows up to 100 characters and a body of up to 300, under your extension's name. Resolves with `false` when the
	 * person or their browser does not want it. Rejects with `rate_limited` above one in ten seconds.
	 */
	show(title: string, options?: { body?: string }): Promise<boolean>;
}

export function notificationsGuest(channel: GuestChannel): NotificationsApi {
	const call = callerOf<typeof notifications>(channel, "notifications");
	return Object.freeze({
		show: (title: string, { body = "" }: { body?: string } = {}) => call("show", { title, body }),
	});
}
