import { catalogue } from "@annex/errors";

export const errors = catalogue({
	package_too_costly: {
		status: 422,
		say: () => "The package takes more time or memory to read than is allowed.",
		fix: "Make its files smaller or simpler: leave out what is generated or not needed.",
	},
	inspector_closed: {
		status: 503,
		say: () => "The server is stopping.",
		fix: "Send the package again in a few seconds.",
	},
	package_missing: {
		status: 400,
		say: () => "The request carries no package.",
		fix: 'Send the ZIP as the body (application/zip), or as the file "package" of a multipart form.',
	},
	// One answer whether somebody else's or nobody's: names of publishers are not to be probed here.
	publisher_foreign: {
		status: 403,
		say: (publisher: string) => `You do not publish as "${publisher}".`,
		fix: "Register the publisher, ask its owner to add you, or change `publisher` in manifest.json.",
	},
	version_exists: {
		status: 409,
		say: (id: string, version: string) => `${id} ${version} was submitted before, with other contents.`,
		fix: "Raise `version` in manifest.json: what a version contains never changes.",
	},
	extension_banned: {
		status: 403,
		say: (id: string) => `${id} was banned from this registry.`,
		fix: "Write to the moderators.",
	},
});
