import { useEffect } from "react";
import { appCommands } from "./commands.ts";
import { usePanels } from "./panels.ts";

const SEQUENCE_MS = 900;

/** Listens for the app's shortcuts. Single keys are ignored while a person types or a dialog is open. */
export function useShortcuts(): void {
	useEffect(() => {
		let prefix: { key: string; at: number } | undefined;
		const onKey = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.isComposing) return;
			if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
				// Inside a prompt that asks for a choice there is nothing to go to.
				if (document.querySelector("[role=alertdialog]")) return;
				event.preventDefault();
				const panels = usePanels.getState();
				if (panels.shown === "palette") panels.close();
				else panels.open("palette");
				return;
			}
			if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target) || dialogOpen()) return;
			const sequence = prefix && event.timeStamp - prefix.at < SEQUENCE_MS ? `${prefix.key} ${event.key}` : "";
			// Commands without a shortcut have no keys at all: an absent sequence must not find one of them.
			const command = commandOf(sequence) ?? commandOf(event.key);
			prefix = undefined;
			if (command) {
				event.preventDefault();
				command.run();
			} else if (appCommands.some((candidate) => candidate.keys?.startsWith(`${event.key} `))) {
				prefix = { key: event.key, at: event.timeStamp };
			}
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, []);
}

function commandOf(keys: string) {
	return keys === "" ? undefined : appCommands.find((candidate) => candidate.keys === keys);
}

function typing(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null)
	);
}

function dialogOpen(): boolean {
	return document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}
