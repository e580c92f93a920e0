import { button, element } from "./element.ts";
import { surface } from "./surface.ts";

const SHOWN_MS = 8_000;
const MAX_SHOWN = 5;

export interface ToastParts {
	/** Whose message this is. */
	readonly by: string;
	readonly text: string;
	readonly level: "info" | "warning" | "error";
	readonly actions: readonly { readonly label: string; readonly run: () => void }[];
	/** It stays until `signal` aborts or somebody closes it; otherwise it goes by itself when it offers nothing to press. */
	readonly stays?: boolean;
	readonly more?: Node;
}

export interface Toast {
	say(text: string): void;
	/** Resolves when it is gone, for whatever reason. */
	readonly closed: Promise<void>;
	close(): void;
}

let list: HTMLElement | undefined;
const shown: Toast[] = [];

/** Shows a message in the top layer, in a corner, where it takes no focus. At most five are there at once. */
export function showToast({ by, text, level, actions, stays = false, more }: ToastParts, signal: AbortSignal): Toast {
	const done = Promise.withResolvers<void>();
	const words = element("p", {}, text);
	const close = () => {
		clearTimeout(timer);
		signal.removeEventListener("abort", close);
		item.remove();
		if (shown.includes(toast)) shown.splice(shown.indexOf(toast), 1);
		if (shown.length === 0) region().hidePopover();
		done.resolve();
	};
	const press = (run: () => void) => () => {
		run();
		close();
	};
	const item = element(
		"div",
		{ class: `toast ${level}`, role: level === "error" ? "alert" : "status" },
		element("div", { class: "top" }, element("strong", {}, by), button("Close", close, "quiet")),
		words,
		more,
		actions.length > 0 &&
			element("div", { class: "actions" }, ...actions.map(({ label, run }) => button(label, press(run)))),
	);
	const toast: Toast = {
		say(said) {
			words.textContent = said;
		},
		closed: done.promise,
		close,
	};
	let timer: ReturnType<typeof setTimeout> | undefined;
	const arm = () => {
		clearTimeout(timer);
		if (!stays && actions.length === 0) timer = setTimeout(close, SHOWN_MS);
	};
	arm();
	// Whoever reads or is about to press it is not hurried.
	for (const begins of ["pointerenter", "focusin"]) item.addEventListener(begins, () => clearTimeout(timer));
	for (const ends of ["pointerleave", "focusout"]) item.addEventListener(ends, arm);
	signal.addEventListener("abort", close, { once: true });
	shown.push(toast);
	region().append(item);
	if (shown.length > MAX_SHOWN) shown[0]?.close();
	return toast;
}

function region(): HTMLElement {
	if (!list?.isConnected) {
		list = element("section", { class: "toasts", popover: "manual", "aria-label": "Messages of extensions" });
		surface().append(list);
	}
	if (shown.length > 0 && !list.matches(":popover-open")) list.showPopover();
	return list;
}
