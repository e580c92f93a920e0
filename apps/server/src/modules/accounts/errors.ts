import { catalogue } from "@annex/errors";

export const errors = catalogue({
	login_failed: {
		status: 401,
		say: () => "The name or the password is wrong.",
		fix: "Check both; a name may be the username or the e-mail address.",
	},
	username_taken: { status: 409, say: () => "This username is taken.", fix: "Choose another one, or sign in." },
	email_taken: { status: 409, say: () => "This e-mail address has an account.", fix: "Sign in, or use another one." },
	publisher_taken: {
		status: 409,
		say: (name: string) => `The publisher "${name}" belongs to somebody else.`,
		fix: "Choose another name.",
	},
	publisher_reserved: {
		status: 403,
		say: (name: string) => `The name "${name}" is reserved.`,
		fix: "Choose another name, or ask an administrator.",
	},
	tokens_too_many: {
		status: 409,
		say: (limit: number) => `An account has at most ${limit} tokens.`,
		fix: "Delete one that is no longer used.",
	},
});
