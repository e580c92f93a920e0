import { catalogue } from "@annex/errors";

/** What the workspace refuses, as a person reads it. */
export const errors = catalogue({
	name_invalid: {
		status: 422,
		say: (fault: string) => fault,
		fix: "Choose another name.",
	},
	name_taken: {
		status: 409,
		say: (name: string) => `There is something called “${name}” here already.`,
		fix: "Choose another name, or rename the other one first.",
	},
	move_into_itself: {
		status: 422,
		say: (name: string) => `“${name}” cannot be moved into itself.`,
		fix: "Choose a folder outside of it.",
	},
	too_deep: {
		status: 422,
		say: (depth: number) => `Folders lie at most ${depth} deep.`,
		fix: "Choose a folder nearer to the top.",
	},
	not_text: {
		status: 422,
		say: (name: string) => `“${name}” is not a text file.`,
		fix: "Only text in UTF-8 can be opened here.",
	},
	file_too_large: {
		status: 413,
		say: (name: string, megabytes: number) => `“${name}” is larger than ${megabytes} MB.`,
		fix: "Split it before importing it.",
	},
	storage_full: {
		status: 507,
		say: () => "This browser's storage is full. Nothing was changed.",
		fix: "Export the workspace, then delete files that you no longer need.",
	},
	storage_refused: {
		status: 500,
		say: () => "The browser did not keep this. Nothing was changed.",
		fix: "Export the workspace as a copy, then reload the page.",
	},
});
