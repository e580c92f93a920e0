import { catalogue } from "@annex/errors";

export const errors = catalogue({
	featured_own: {
		status: 403,
		say: () => "You may not feature an extension of your own publisher.",
		fix: "Leave it to another moderator or to an administrator.",
	},
});
