import { z } from "zod";
import { notSupportedYet } from "./not-yet.ts";

const NOT_YET = /^on(?:Language|View):/;
const EVENT =
	/^(?:onStartup|onCommand:[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*|onEvent:(?:[a-z][a-z0-9.-]{0,103}:)?[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*)$/;

/** `onStartup`, `onCommand:` and a command of this package, or `onEvent:` and an event of the app or of an extension. */
export const activationEvent = z
	.string()
	.max(200)
	.superRefine((event, context) => {
		if (EVENT.test(event)) return;
		if (NOT_YET.test(event)) {
			context.addIssue({ code: "custom", ...notSupportedYet(event.slice(0, event.indexOf(":"))) });
		} else {
			const message =
				'Use "onStartup", "onCommand:" and the id of a contributed command, or "onEvent:" and the name of an event.';
			context.addIssue({ code: "custom", message });
		}
	});

/** The command that an event waits for, or `undefined` when it waits for none. */
export function commandOfEvent(event: string): string | undefined {
	return event.startsWith("onCommand:") ? event.slice("onCommand:".length) : undefined;
}
