import type { NotificationsPower } from "@annex/host";
import { harmlessText } from "../../ui/harmless-text.ts";
import { prompt } from "./prompt-queue.ts";

let declined = false;

/** Notifications of the operating system: the extension's name is their title, whatever the extension says. */
export const notificationsPower: NotificationsPower = {
	async show({ extension, title, body }, signal) {
		if (!(await mayShow(extension, signal)) || signal.aborted) return false;
		try {
			const shown = new Notification(harmlessText(extension.displayName, 60), {
				body: body === "" ? title : `${title}\n${body}`,
				// A later one of the same extension takes the place of the earlier.
				tag: extension.id,
			});
			shown.onclick = () => {
				window.focus();
				shown.close();
			};
			signal.addEventListener("abort", () => shown.close(), { once: true });
			return true;
		} catch {
			// Chromium on Android knows them, and throws.
			return false;
		}
	},
};

/** Browsers want a press before they ask, and people want to know who asks; so the app asks first, once per visit. */
async function mayShow(
	extension: Parameters<NotificationsPower["show"]>[0]["extension"],
	signal: AbortSignal,
): Promise<boolean> {
	if (!("Notification" in globalThis) || declined || Notification.permission === "denied") return false;
	if (Notification.permission === "granted") return true;
	const wanted = await prompt(
		"confirm",
		{
			extension,
			title: "Notifications outside this page",
			message:
				"This extension wants to reach you while you look elsewhere. Your browser asks next, and its answer holds for all extensions that you permit this.",
			confirmLabel: "Ask my browser",
			cancelLabel: "Not now",
		},
		signal,
	);
	if (signal.aborted) return false;
	declined = wanted !== true;
	return !declined && (await Notification.requestPermission()) === "granted";
}
