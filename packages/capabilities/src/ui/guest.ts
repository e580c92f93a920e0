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

/** One line of a quick pick; add fields of your own, they come back with the choice. */
export interface QuickPickItem {
	/** At most 100 characters. */
	readonly label: string;
	/** At most 200 characters, smaller, behind the label. */
	readonly detail?: string;
}

export interface QuickPickOptions {
	title: string;
	placeholder?: string;
}

export interface InputBoxOptions {
	title: string;
	/** At most 300 characters, below the field. */
	hint?: string;
	/** What stands in the field at first. */
	value?: string;
	placeholder?: string;
}

export interface ProgressOptions {
	title: string;
	/** Whether there is a button to cancel. Default `false`. */
	cancellable?: boolean;
}

export interface ProgressReport {
	/** At most 200 characters. */
	message?: string;
	/** 0–100; absent = nobody knows. */
	percent?: number;
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
	/** Lets the person choose one of up to 500; `null` = none. Rejects with `modal_already_open` as `showModal` does. */
	showQuickPick<Item extends QuickPickItem>(items: readonly Item[], options: QuickPickOptions): Promise<Item | null>;
	/** Asks for one line of at most 2,000 characters; `null` = none. Rejects as `showQuickPick` does. */
	showInputBox(options: InputBoxOptions): Promise<string | null>;
	/**
	 * Shows progress while `task` runs and settles as it does. `signal` aborts when the person cancels; what the task
	 * does then is its own. Rejects with `progress_limit` when three are under way already.
	 */
	withProgress<T>(
		options: ProgressOptions,
		task: (report: (step: ProgressReport) => void, signal: AbortSignal) => Promise<T>,
	): Promise<T>;
	/** Lines for whoever wants to look closely; the app keeps the last thousand. */
	readonly output: {
		append(text: string): Promise<void>;
		clear(): Promise<void>;
		/** Points the person to it, at most once in five seconds. */
		show(): Promise<void>;
	};
}

export function uiGuest(channel: GuestChannel): UiApi {
	const call = callerOf<typeof ui>(channel, "ui");
	const cancels = new Map<number, () => void>();
	let lastProgress = 0;
	// A report that is lost to a rate is made good by the next.
	const ignore = () => {};

	channel.on("ui.progressCancelled", (payload) => cancels.get((payload as { progress: number }).progress)?.());

	return Object.freeze({
		showNotification: (message: string, { level = "info", actions = [] }: NotificationOptions = {}) =>
			call("showNotification", { message, level, actions: [...actions] }),
		showModal: ({ title, message = "", confirmLabel = "OK", cancelLabel = "Cancel" }: ModalOptions) =>
			call("showModal", { title, message, confirmLabel, cancelLabel }),
		async showQuickPick<Item extends QuickPickItem>(
			items: readonly Item[],
			{ title, placeholder = "" }: QuickPickOptions,
		): Promise<Item | null> {
			const shown = items.map(({ label, detail = "" }) => ({ label, detail }));
			const chosen = await call("showQuickPick", { title, placeholder, items: shown });
			return chosen === null ? null : (items[chosen] ?? null);
		},
		showInputBox: ({ title, hint = "", value = "", placeholder = "" }: InputBoxOptions) =>
			call("showInputBox", { title, hint, value, placeholder }),
		async withProgress<T>(
			{ title, cancellable = false }: ProgressOptions,
			task: (report: (step: ProgressReport) => void, signal: AbortSignal) => Promise<T>,
		): Promise<T> {
			const progress = lastProgress++;
			const controller = new AbortController();
			cancels.set(progress, () => controller.abort());
			try {
				await call("startProgress", { progress, title, cancellable });
				return await task(({ message = "", percent = null as number | null }) => {
					call("updateProgress", { progress, message, percent }).catch(ignore);
				}, controller.signal);
			} finally {
				cancels.delete(progress);
				call("endProgress", { progress }).catch(ignore);
			}
		},
		output: Object.freeze({
			append: async (text: string) => void (await call("appendOutput", { text })),
			clear: async () => void (await call("clearOutput", {})),
			show: async () => void (await call("showOutput", {})),
		}),
	});
}
