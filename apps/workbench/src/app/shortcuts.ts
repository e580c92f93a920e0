import { useEffect } from "react";
import { chordOf } from "./chord.ts";
import { appCommands } from "./commands.ts";
import { keySequence } from "./key-sequence.ts";
import { usePanels } from "./panels.ts";
import { useSession } from "./session.ts";

/** Listens for the app's shortcuts. Single keys are ignored while a person types or a dialog is open. */
export function useShortcuts(): void {
	const { mayReview } = useSession();
	useEffect(() => {
		const next = keySequence(appCommands.flatMap((command) => command.keys ?? []));
		const onKey = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.isComposing) return;
			if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
				// Inside a prompt that asks for a choice there is nothing to go to. (An urgent toast has that role too.)
				if (document.querySelector("[role=alertdialog][data-overlay]")) return;
				event.preventDefault();
				const panels = usePanels.getState();
				if (panels.shown === "palette") panels.close();
				else panels.open("palette");
				return;
			}
			if (dialogOpen()) return;
			const chord = chordOf(event);
			if (chord !== undefined) {
				const held = appCommands.find((command) => command.keys === chord);
				if (!held || (held.onlyFor && !mayReview)) return;
				event.preventDefault();
				held.run();
				return;
			}
			if (typing(event.target)) return;
			const keys = next(event.key, event.timeStamp);
			// Commands without a shortcut have no keys at all: an absent sequence must not find one of them.
			const command = keys === undefined ? undefined : appCommands.find((candidate) => candidate.keys === keys);
			if (!command || (command.onlyFor && !mayReview)) return;
			event.preventDefault();
			command.run();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [mayReview]);
}

/** Whether plain letters are text here. */
export function typing(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null)
	);
}

/** Toasts are dialogs to a screen reader but hold nothing up. */
export function dialogOpen(): boolean {
	return document.querySelector("[data-overlay]") !== null;
}
