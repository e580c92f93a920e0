import { catalogue } from "@annex/errors";

export const errors = catalogue({
	review_not_installed: {
		status: 403,
		say: (id: string) => `You have never had ${id} installed.`,
		fix: "Install it and try it out first.",
	},
	review_own: {
		status: 403,
		say: (publisher: string) => `You belong to ${publisher}, which publishes this extension.`,
		fix: "Leave its rating to the people who use it.",
	},
	review_removal_own: {
		status: 403,
		say: (publisher: string) => `You belong to ${publisher}, which this review is about.`,
		fix: "Leave it to another moderator or to an administrator.",
	},
	report_open: {
		status: 409,
		say: (id: string) => `You have reported ${id} before, and the moderators have not dealt with it yet.`,
		fix: "Wait until they have; report again when it goes on.",
	},
});
