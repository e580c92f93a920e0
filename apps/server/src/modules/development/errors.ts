import { catalogue } from "@annex/errors";

export const errors = catalogue({
	development_busy: {
		status: 429,
		say: (most: number) => `At most ${most} extensions can be in development at once here.`,
		fix: 'End one of your running "annex dev" first, or try again later.',
	},
});
