import { z } from "zod";
import { notSupportedYet } from "./not-yet.ts";

const NOT_YET = /^onLanguage:/;
const EVENT =
	/^(?:onStartup|on(?:Command|View):[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*|onEvent:(?:[a-z][a-z0-9.-]{0,103}:)?[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*)$/;

/**
 * `onStartup`, `onCommand:` or `onView:` and a command or panel of this package, or `onEvent:` and an event of the app or
 * of an extension.
 */
export const activationEvent = z
	.string()
	.max(200)
	.superRefine((event, context) => {
		if (EVENT.test(event)) return;
		if (NOT_YET.test(event)) {
			context.addIssue({ code: "custom", ...notSupportedYet(event.slice(0, event.indexOf(":"))) });
		} else {
			const message =
				'Use "onStartup", "onCommand:" or "onView:" and the id of a contributed command or panel, or "onEvent:" and the name of an event.';
			context.addIssue({ code: "custom", message });
		}
	});

/** The command that an event waits for, or `undefined` when it waits for none. */
export function commandOfEvent(event: string): string | undefined {
	return event.startsWith("onCommand:") ? event.slice("onCommand:".length) : undefined;
}

/** The panel that an event waits for, or `undefined` when it waits for none. */
export function panelOfEvent(event: string): string | undefined {
	return event.startsWith("onView:") ? event.slice("onView:".length) : undefined;
}
