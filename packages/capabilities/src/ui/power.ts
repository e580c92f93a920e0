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

/** A list to choose from, at most 500 items; texts as in `Notification`. */
export interface Choice {
	readonly extension: ExtensionIdentity;
	readonly title: string;
	readonly placeholder: string;
	readonly items: readonly { readonly label: string; readonly detail: string }[];
}

/** A question for one line of text; texts as in `Notification`. */
export interface TextQuestion {
	readonly extension: ExtensionIdentity;
	readonly title: string;
	readonly hint: string;
	readonly value: string;
	readonly placeholder: string;
}

/** Work under way; texts as in `Notification`. */
export interface Progress {
	readonly extension: ExtensionIdentity;
	readonly title: string;
	/** Tells the extension that the person wants it to stop; absent = there is nothing to press. */
	readonly cancel?: () => void;
}

/** How extensions reach a person; the app draws it. What is left out rejects with `capability_not_offered`. */
export interface UiPower {
	/**
	 * Shows a notification. Resolves with the label of the chosen action, or `null` when it goes away unanswered.
	 * When `signal` aborts (the extension stopped) the notification loses its buttons or disappears.
	 */
	notify(notification: Notification, signal: AbortSignal): Promise<string | null>;
	/** Asks and waits: `true` confirmed, `false` refused or dismissed. Close the dialog when `signal` aborts. */
	confirm(question: Question, signal: AbortSignal): Promise<boolean>;
	/** Resolves with the position of the chosen item, or `null` when dismissed. Close it when `signal` aborts. */
	pick?(choice: Choice, signal: AbortSignal): Promise<number | null>;
	/** Resolves with what was typed, or `null` when dismissed. Close it when `signal` aborts. */
	ask?(question: TextQuestion, signal: AbortSignal): Promise<string | null>;
	/** Shows progress until `signal` aborts; the function returned says how far it is (`null` = unknown). */
	progress?(progress: Progress, signal: AbortSignal): (message: string, percent: number | null) => void;
	/** Lines of each extension, kept bounded and shown under its name. */
	readonly output?: {
		append(extension: ExtensionIdentity, lines: readonly string[]): void;
		clear(extension: ExtensionIdentity): void;
		/** Opens it, or offers to where opening would take the focus from whoever is typing. */
		show(extension: ExtensionIdentity): void;
	};
}
