import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { ui } from "./contract.ts";

export interface NotificationOptions {
	/** Default `info`. */
	level?: "info" | "warning" | "error";
	/** At most three button labels of at most 40 characters. */
	actions?: readonly string[];
}

export interface ModalOptions {
	/** At most 100 characters. */
	title: string;
	/** At most 1,000 characters. */
	message?: string;
	/** Default `OK`. */
	confirmLabel?: string;
	/** Default `Cancel`. */
	cancelLabel?: string;
}

/** Plain text in the app's own frame, under your extension's name. Needs no permission. */
export interface UiApi {
	/**
	 * Shows up to 500 characters. Without actions it resolves with `null` once shown; with actions it waits and resolves
	 * with the one chosen, or `null`. Rejects with `rate_limited` when called faster than a person can read.
	 */
	showNotification(message: string, options?: NotificationOptions): Promise<string | null>;
	/** Asks and waits: `true` = confirmed. Rejects with `modal_already_open` while an earlier question stands. */
	showModal(options: ModalOptions): Promise<boolean>;
}

export function uiGuest(channel: GuestChannel): UiApi {
	const call = callerOf<typeof ui>(channel, "ui");
	return Object.freeze({
		showNotification: (message: string, { level = "info", actions = [] }: NotificationOptions = {}) =>
			call("showNotification", { message, level, actions: [...actions] }),
		showModal: ({ title, message = "", confirmLabel = "OK", cancelLabel = "Cancel" }: ModalOptions) =>
			call("showModal", { title, message, confirmLabel, cancelLabel }),
	});
}
