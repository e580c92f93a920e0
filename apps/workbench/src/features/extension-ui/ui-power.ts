import type { ExtensionIdentity, UiPower } from "@annex/host";
import { iconUrlOf } from "../../app/host-store.ts";
import { type ToastData, toasts } from "../../ui/toasts.ts";
import { useNotifications } from "./notifications.ts";
import { appendOutput, clearOutput, showOutput } from "./outputs.ts";
import { prompt } from "./prompt-queue.ts";

const REDRAW_MS = 250;

function from({ id, displayName }: ExtensionIdentity): Pick<ToastData, "extension"> {
	return { extension: { id, displayName, iconUrl: iconUrlOf(id) } };
}

/** How extensions reach a person here: toasts and dialogs that always say whose they are. */
export const uiPower: UiPower = {
	notify({ extension, level, message, actions }, signal) {
		useNotifications.getState().add({ extensionId: extension.id, displayName: extension.displayName, level, message });
		return new Promise((resolve) => {
			let chosen: string | null = null;
			const id = toasts.add({
				type: level,
				title: extension.displayName,
				description: message,
				priority: level === "error" ? "high" : "low",
				timeout: actions.length > 0 ? 0 : 8_000,
				data: {
					...from(extension),
					actions: actions.map((label) => ({
						label,
						run: () => {
							chosen = label;
						},
					})),
				},
				onClose: () => resolve(chosen),
			});
			signal.addEventListener("abort", () => toasts.close(id), { once: true });
		});
	},
	confirm: async (question, signal) => (await prompt("confirm", question, signal)) ?? false,
	pick: async (choice, signal) => (await prompt("pick", choice, signal)) ?? null,
	ask: async (question, signal) => (await prompt("ask", question, signal)) ?? null,
	progress({ extension, title, cancel }, signal) {
		const data: ToastData = {
			...from(extension),
			...(cancel ? { actions: [{ label: "Cancel", run: cancel }] } : {}),
		};
		const id = toasts.add({
			type: "info",
			title: extension.displayName,
			description: title,
			priority: "low",
			timeout: 0,
			data: { ...data, percent: null },
		});
		let drawing: ReturnType<typeof setTimeout> | undefined;
		let latest = { message: "", percent: null as number | null };
		const draw = () => {
			drawing = undefined;
			const description = latest.message === "" ? title : `${title}: ${latest.message}`;
			toasts.update(id, { description, data: { ...data, percent: latest.percent } });
		};
		const end = () => {
			clearTimeout(drawing);
			toasts.close(id);
		};
		signal.addEventListener("abort", end, { once: true });
		return (message, percent) => {
			latest = { message, percent };
			// Nobody reads faster, and a screen reader would say each of them.
			if (!signal.aborted) drawing ??= setTimeout(draw, REDRAW_MS);
		};
	},
	output: {
		append: appendOutput,
		clear: ({ id }) => clearOutput(id),
		show(extension) {
			// A panel that opens by itself would take the focus from whoever is typing.
			toasts.add({
				type: "info",
				title: extension.displayName,
				description: "There is output to read.",
				priority: "low",
				timeout: 8_000,
				data: { ...from(extension), actions: [{ label: "Open", run: () => showOutput(extension.id) }] },
			});
		},
	},
};
