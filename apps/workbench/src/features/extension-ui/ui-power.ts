import type { Question, UiPower } from "@annex/host";
import { create } from "zustand";
import { iconUrlOf } from "../../app/host-store.ts";
import { toasts } from "../../ui/toasts.ts";
import { useNotifications } from "./notifications.ts";

interface Asked {
	readonly key: number;
	readonly question: Question;
	readonly answer: (confirmed: boolean) => void;
}

let nextKey = 1;

/** Questions of extensions, first come first shown, one at a time. */
export const useQuestions = create<{ queue: readonly Asked[] }>(() => ({ queue: [] }));

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
					extension: { id: extension.id, displayName: extension.displayName, iconUrl: iconUrlOf(extension.id) },
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
	confirm(question, signal) {
		return new Promise((resolve) => {
			const key = nextKey++;
			const answer = (confirmed: boolean) => {
				useQuestions.setState(({ queue }) => ({ queue: queue.filter((asked) => asked.key !== key) }));
				resolve(confirmed);
			};
			useQuestions.setState(({ queue }) => ({ queue: [...queue, { key, question, answer }] }));
			signal.addEventListener("abort", () => answer(false), { once: true });
		});
	},
};
