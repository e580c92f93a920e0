import { catalogue } from "@annex/errors";

export const errors = catalogue({
	own_version: {
		status: 403,
		say: () => "You may not decide about a version of your own publisher.",
		fix: "Leave it to another moderator or to an administrator.",
	},
});
