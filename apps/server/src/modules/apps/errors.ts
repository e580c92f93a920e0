import { catalogue } from "@annex/errors";

/** What an app, its backend or its pages may be told. */
export const errors = catalogue({
	app_secret_wrong: {
		status: 401,
		say: (id: string) => `That is no secret of the app "${id}".`,
		fix: "Send Authorization: Bearer with a secret that an administrator made for this app; deleted ones are over.",
	},
	app_token_invalid: {
		status: 401,
		say: () => "This user token is not valid: it ran out, was revoked, or never was one.",
		fix: "Ask the app's backend for a new one.",
	},
	app_token_elsewhere: {
		status: 403,
		say: (origin: string, app: string) => `A page at ${origin} cannot use a token of the app "${app}".`,
		fix: "Add the origin to the app's allowed origins, if it is the app's.",
	},
	app_token_refused: {
		status: 403,
		say: () => "A token of an app's user is for extensions in that app, and for nothing else here.",
		fix: "Sign in to this registry, or use an API token.",
	},
	app_token_needed: {
		status: 401,
		say: (app: string) => `The app "${app}" has to say who is asking.`,
		fix: "Send a user token that the app's backend minted, or begin a visitor where the app allows them.",
	},
	visitors_refused: {
		status: 403,
		say: (app: string) => `The app "${app}" knows only users that its backend vouches for.`,
		fix: "Mint user tokens on the app's backend, or let an administrator allow visitors.",
	},
	visitor_origin_refused: {
		status: 403,
		say: (app: string) => `Only a page of the app "${app}" can begin a visitor.`,
		fix: "Call it from a page at one of the app's allowed origins.",
	},
	app_reserved: {
		status: 409,
		say: (id: string) => `The app "${id}" is this registry's own and follows its releases.`,
		fix: "Choose another id.",
	},
	origin_taken: {
		status: 409,
		say: (origin: string, app: string) => `${origin} belongs to the app "${app}", or to this registry.`,
		fix: "Give every app origins of its own, or take it from the other app first.",
	},
	app_capability_unknown: {
		status: 422,
		say: (permission: string, capability: string) =>
			`The permission "${permission}" is of the capability "${capability}", which the app does not offer.`,
		fix: "Name the capability under capabilities, or take the permission out.",
	},
	app_capability_reserved: {
		status: 422,
		say: (capability: string) => `The capability "${capability}" belongs to the platform, and so do its permissions.`,
		fix: "Give your own capability a name that the platform does not use.",
	},
	secrets_too_many: {
		status: 409,
		say: (limit: number) => `An app has at most ${limit} secrets.`,
		fix: "Delete one that is no longer used.",
	},
});
