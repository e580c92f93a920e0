import { type HTMLAttributes, type RefAttributes, useLayoutEffect } from "react";

/** What makes an element the trigger of a menu: handlers, a reference and attributes. Nothing until the menu is there. */
export type LentTrigger = HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>;

/**
 * Stands where a menu would draw its trigger, and lends what it got to an element that is on screen already. So a menu
 * may come late without its trigger, and whatever has the focus in it, being drawn anew.
 */
export function LentTo(props: { trigger: LentTrigger; lend: (trigger: LentTrigger) => void }) {
	const { trigger, lend } = props;
	useLayoutEffect(() => lend(trigger), [trigger, lend]);
	return null;
}
