import type { Question, TextQuestion, UiPower } from "../powers.ts";
import { button, element } from "./element.ts";
import { openDialog } from "./open-dialog.ts";
import { outputs } from "./outputs.ts";
import { pick } from "./pick.ts";
import { showToast } from "./toasts.ts";

/**
 * Messages and questions of extensions, for apps that draw none themselves: accessible dialogs and toasts in the top layer
 * that always say whose they are. Needs a page; takes its colours from `--annex-*` custom properties where they are set.
 */
export function defaultUi(): UiPower {
	const written = outputs();
	return {
		notify({ extension, level, message, actions }, signal) {
			return new Promise((resolve) => {
				let chosen: string | null = null;
				const run = (label: string) => () => {
					chosen = label;
				};
				const labelled = actions.map((label) => ({ label, run: run(label) }));
				const toast = showToast({ by: extension.displayName, text: message, level, actions: labelled }, signal);
				void toast.closed.then(() => resolve(chosen));
			});
		},
		confirm: (question, signal) => confirm(question, signal),
		pick,
		ask: (question, signal) => ask(question, signal),
		progress({ extension, title, cancel }, signal) {
			const bar = element("progress", { "aria-label": title });
			const actions = cancel ? [{ label: "Cancel", run: cancel }] : [];
			const parts = { by: extension.displayName, text: title, level: "info", actions, stays: true, more: bar } as const;
			const toast = showToast(parts, signal);
			return (message, percent) => {
				toast.say(message === "" ? title : `${title}: ${message}`);
				if (percent === null) bar.removeAttribute("value");
				else bar.value = percent / 100;
			};
		},
		output: {
			append: written.append,
			clear: written.clear,
			show(extension) {
				// Opening it at once would take the focus from whoever is typing.
				const open = { label: "Open", run: () => void written.read(extension) };
				const parts = { by: extension.displayName, text: "There is output to read.", level: "info" } as const;
				showToast({ ...parts, actions: [open] }, new AbortController().signal);
			},
		},
	};
}

function confirm(question: Question, signal: AbortSignal): Promise<boolean> {
	const { extension, title, message, confirmLabel, cancelLabel } = question;
	return openDialog<boolean>(
		(answer) => {
			const refuse = button(cancelLabel, () => answer(false));
			return {
				title,
				by: extension.displayName,
				name: extension.displayName,
				body: [element("p", {}, message)],
				footer: [refuse, button(confirmLabel, () => answer(true), "primary")],
				dismissed: false,
				focus: refuse,
			};
		},
		{ signal, gone: false },
	);
}

function ask(
	{ extension, title, hint, value, placeholder }: TextQuestion,
	signal: AbortSignal,
): Promise<string | null> {
	return openDialog<string | null>(
		(answer) => {
			const field = element("input", { type: "text", "aria-label": title, placeholder, autocomplete: "off" });
			field.value = value;
			field.addEventListener("keydown", (event) => {
				if (event.key !== "Enter" || event.isComposing) return;
				event.preventDefault();
				answer(field.value);
			});
			return {
				title,
				by: extension.displayName,
				name: extension.displayName,
				body: [hint === "" ? "" : element("p", {}, hint), field].filter((part) => typeof part !== "string"),
				footer: [button("Cancel", () => answer(null)), button("OK", () => answer(field.value), "primary")],
				dismissed: null,
				focus: field,
			};
		},
		{ signal, gone: null },
	);
}
