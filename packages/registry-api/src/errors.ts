import { catalogue } from "@annex/errors";

/** What can go wrong between a client and a registry before the registry itself has said anything. */
export const errors = catalogue({
	registry_unreachable: {
		status: 503,
		say: (url: string) => `The registry at ${url} cannot be reached.`,
		fix: "Check the address and your connection, and that the registry is running.",
	},
	registry_timeout: {
		status: 504,
		say: (url: string, ms: number) => `The registry at ${url} did not answer within ${ms} ms.`,
		fix: "Try again; when it lasts, ask whoever runs the registry.",
	},
	registry_answer_invalid: {
		status: 502,
		say: (route: string) => `The answer to ${route} is not what this version of the API promises.`,
		fix: "Check that the address is that of an Annex registry, and that both sides have matching versions.",
	},
	registry_failed: {
		status: 502,
		say: (route: string, status: number) => `${route} failed with status ${status} and gave no reason.`,
		fix: "Try again; when it lasts, ask whoever runs the registry.",
	},
	request_cancelled: {
		status: 499,
		say: (route: string) => `${route} was cancelled before the registry answered.`,
		fix: "Nothing needs to be done: the caller gave it up.",
	},
	path_invalid: {
		status: 400,
		say: (path: string) => `"${path}" cannot be a part of an address.`,
		fix: 'Use a path without empty, "." or ".." parts.',
	},
});
