import { catalogue } from "@annex/errors";

/** What can go wrong between a program and the sandbox that should run it. */
export const errors = catalogue({
	sandbox_start_failed: {
		status: 503,
		say: (why: string) => `The sandbox did not come up: ${why}.`,
		fix: "Reload the page; if it persists, check that the sandbox host is reachable from this browser.",
	},
	program_failed: {
		status: 502,
		say: (what: string) => `The extension failed while starting: ${what}`,
		fix: "Its author has to mend it; the message names the file and the line.",
	},
	program_digest_mismatch: {
		status: 502,
		say: (path: string) => `"${path}" is not the file that was reviewed; nothing was run.`,
		fix: "Reload the page; if it persists, tell the marketplace that its files were changed.",
	},
	program_unlinkable: {
		status: 422,
		say: (path: string, why: string) => `"${path}" cannot be linked: ${why}.`,
		fix: "Bundle the extension into one file, or import only files of the package by relative path.",
	},
	extension_crashed: {
		status: 502,
		say: (what: string) => `The extension crashed: ${what}`,
		fix: "It can be started again; if it goes on crashing, disable it and tell its author.",
	},
	extension_unresponsive: {
		status: 504,
		say: (seconds: number) => `The extension did not respond for ${seconds} seconds and was ended.`,
		fix: "It can be started again; if it goes on hanging, disable it and tell its author.",
	},
	extension_over_limit: {
		status: 429,
		say: (what: string) => `The extension used more than ${what} and was ended.`,
		fix: "It can be started again; if it goes on, disable it and tell its author.",
	},
	extension_closed: {
		status: 410,
		say: () => "The extension was closed.",
		fix: "Enable it again to use it.",
	},
	cancelled: {
		status: 499,
		say: () => "Starting the extension was cancelled.",
		fix: "Nothing to do: the caller no longer wanted it.",
	},
});
