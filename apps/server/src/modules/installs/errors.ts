import { catalogue } from "@annex/errors";

export const errors = catalogue({
	grant_not_requested: {
		status: 422,
		say: (permission: string) => `This version does not ask for "${permission}" as you grant it.`,
		fix: "Grant only what the version's `permissions` list, with hosts from its list.",
	},
	settings_too_large: {
		status: 413,
		say: (limit: number) => `The settings of one extension are larger than ${limit} bytes.`,
		fix: "Remove settings by setting them to null.",
	},
	keybindings_too_many: {
		status: 413,
		say: (limit: number) => `At most ${limit} shortcuts can be chosen for one extension.`,
		fix: "Go back to the extension's own for some by setting them to null.",
	},
	quota_exceeded: {
		status: 413,
		say: (limit: number, unit: "bytes" | "keys") => `This extension may keep at most ${limit} ${unit} for you here.`,
		fix: "Delete keys that are no longer needed, or store less.",
	},
});
