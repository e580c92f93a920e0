import type { ExtensionIdentity } from "../scope.ts";

export type NotificationLevel = "info" | "warning" | "error";

/** One notification. All texts are plain, already stripped of control and bidirectional characters. */
export interface Notification {
	/** Who speaks; always show it, so that no extension passes for the app. */
	readonly extension: ExtensionIdentity;
	readonly level: NotificationLevel;
	/** 1–500 characters. */
	readonly message: string;
	/** At most three button labels, each 1–40 characters. */
	readonly actions: readonly string[];
}

/** One question with two answers. All texts are plain and harmless, as in `Notification`. */
export interface Question {
	readonly extension: ExtensionIdentity;
	readonly title: string;
	readonly message: string;
	readonly confirmLabel: string;
	readonly cancelLabel: string;
}

/** How extensions reach a person; the app draws it. */
export interface UiPower {
	/**
	 * Shows a notification. Resolves with the label of the chosen action, or `null` when it goes away unanswered.
	 * When `signal` aborts (the extension stopped) the notification loses its buttons or disappears.
	 */
	notify(notification: Notification, signal: AbortSignal): Promise<string | null>;
	/** Asks and waits: `true` confirmed, `false` refused or dismissed. Close the dialog when `signal` aborts. */
	confirm(question: Question, signal: AbortSignal): Promise<boolean>;
}
