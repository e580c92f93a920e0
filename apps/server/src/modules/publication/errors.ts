import { catalogue } from "@annex/errors";

export const errors = catalogue({
	transition_refused: {
		status: 409,
		say: (state: string, event: string) => `What is ${state} cannot be changed by "${event.replaceAll("_", " ")}".`,
		fix: "Read its current state and choose a step that starts there.",
	},
});
