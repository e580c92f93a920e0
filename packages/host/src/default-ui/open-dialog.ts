import { element, freshId } from "./element.ts";
import { surface } from "./surface.ts";

/** A page can time a question to fall under a click that was meant for something else. */
const DEAF_MS = 500;

export interface DialogParts<Answer> {
	readonly title: string;
	/** Stands under the title: whose question this is. */
	readonly by: string;
	/** Whose question it is, for the mark where there is no picture. */
	readonly name: string;
	/** An address of a picture, or nothing. */
	readonly iconUrl?: string | null;
	readonly body: readonly Node[];
	readonly footer: readonly Node[];
	/** What Escape answers; absent = it asks for a choice, and Escape does nothing. */
	readonly dismissed?: Answer;
	readonly focus?: HTMLElement;
}

let tail: Promise<unknown> = Promise.resolve();

/**
 * Asks in a modal dialog in the top layer, one after the other. Input of its first half second, and of the first half
 * second after the page comes back to the front, is ignored. Resolves with `gone` when `signal` aborts first.
 */
export function openDialog<Answer>(
	parts: (answer: (given: Answer) => void) => DialogParts<Answer>,
	{ signal, gone }: { signal?: AbortSignal | undefined; gone: Answer },
): Promise<Answer> {
	const asked = tail.then(() => (signal?.aborted ? gone : show(parts, signal, gone)));
	tail = asked.catch(() => {});
	return asked;
}

function show<Answer>(
	parts: (answer: (given: Answer) => void) => DialogParts<Answer>,
	signal: AbortSignal | undefined,
	gone: Answer,
): Promise<Answer> {
	return new Promise((resolve) => {
		const answer = (given: Answer) => {
			signal?.removeEventListener("abort", leave);
			stopListening();
			dialog.close();
			dialog.remove();
			resolve(given);
		};
		const leave = () => answer(gone);
		const { title, by, name, iconUrl, body, footer, dismissed, focus } = parts(answer);
		const heading = freshId();
		const dialog = element(
			"dialog",
			{ "aria-labelledby": heading },
			element(
				"div",
				{ class: "head" },
				iconUrl ? element("img", { src: iconUrl, alt: "", width: 40, height: 40 }) : mark(name),
				element("div", {}, element("h2", { id: heading }, title), element("p", { class: "by" }, by)),
			),
			element("div", { class: "body" }, ...body),
			element("div", { class: "foot" }, ...footer),
		);
		const stopListening = ignoreEarlyInput(dialog);
		dialog.addEventListener("cancel", (event) => {
			event.preventDefault();
			if (dismissed !== undefined && dialog.dataset["deaf"] === undefined) answer(dismissed);
		});
		// A second Escape closes a dialog whatever its page says; then it is open again.
		dialog.addEventListener("close", () => dialog.isConnected && dialog.showModal());
		signal?.addEventListener("abort", leave, { once: true });
		surface().append(dialog);
		dialog.showModal();
		focus?.focus();
	});
}

/** The first letter, where there is no picture. */
function mark(name: string): HTMLElement {
	return element("span", { class: "mark", "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "");
}

function ignoreEarlyInput(dialog: HTMLDialogElement): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const controls = () => dialog.querySelectorAll(".foot button");
	const restart = () => {
		clearTimeout(timer);
		dialog.dataset["deaf"] = "";
		for (const control of controls()) control.setAttribute("aria-disabled", "true");
		timer = setTimeout(() => {
			delete dialog.dataset["deaf"];
			for (const control of controls()) control.removeAttribute("aria-disabled");
		}, DEAF_MS);
	};
	const ignore = (event: Event) => {
		const moves = event instanceof KeyboardEvent && (event.key === "Tab" || event.key === "Escape");
		if (dialog.dataset["deaf"] === undefined || moves) return;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	for (const kind of ["click", "keydown"]) dialog.addEventListener(kind, ignore, { capture: true });
	window.addEventListener("focus", restart);
	restart();
	return () => {
		clearTimeout(timer);
		window.removeEventListener("focus", restart);
	};
}
