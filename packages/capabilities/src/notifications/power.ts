import type { ExtensionIdentity } from "../scope.ts";

/** One notification of the operating system; texts are plain and harmless. */
export interface SystemNotification {
	/** Who speaks; always show it. */
	readonly extension: ExtensionIdentity;
	/** 1–100 characters, one line. */
	readonly title: string;
	/** At most 300 characters; may be empty. */
	readonly body: string;
}

/** How a page reaches a person who is not looking at it. */
export interface NotificationsPower {
	/**
	 * Shows it, asking the person for the browser's leave first where that is missing. Resolves with `false` when they
	 * or their browser do not want it. Take it away, or stop asking, when `signal` aborts.
	 */
	show(notification: SystemNotification, signal: AbortSignal): Promise<boolean>;
}
