import { type Host, shortcutMatcher, strokeOf } from "@annex/host";
import { runCommand } from "../../app/run-command.ts";
import { dialogOpen, typing } from "../../app/shortcuts.ts";
import { whenContext } from "../../app/when-context.ts";

/**
 * Listens for the shortcuts of extensions as long as the page lives, before the editor does, so that what the list
 * promises holds there too. The app's own keys, the browser's and those of writing are never among them. Silent while a
 * dialog or menu is open.
 */
export function listenForShortcuts(host: Host): void {
	const match = shortcutMatcher();
	const onKey = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.isComposing || event.repeat) return;
		const { keybindings } = host.snapshot();
		if (keybindings.length === 0 || dialogOpen() || inMenu(event.target)) return;
		const stroke = strokeOf(event);
		if (stroke === undefined) return;
		const now = { at: event.timeStamp, typing: typing(event.target), context: whenContext() };
		const pressed = match(stroke, now, keybindings);
		if (pressed.outcome === "none") return;
		event.preventDefault();
		event.stopPropagation();
		if (pressed.outcome === "run") void runCommand(pressed.binding.command);
	};
	window.addEventListener("keydown", onKey, { capture: true });
}

function inMenu(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest("[role=menu], [role=listbox]") !== null;
}
