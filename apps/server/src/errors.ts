import { catalogue } from "@annex/errors";

/** What any part of the server may answer; modules add their own beside their routes. */
export const errors = catalogue({
	not_found: {
		status: 404,
		say: () => "There is nothing here.",
		fix: "Check the address; it may also be hidden from you.",
	},
	unauthenticated: {
		status: 401,
		say: () => "This needs a signed-in user.",
		fix: "Sign in, or send a valid API token.",
	},
	forbidden: {
		status: 403,
		say: (why: string) => why,
		fix: "Use an account or a token that has the right to do this.",
	},
	origin_refused: {
		status: 403,
		say: () => "The request comes from a page of another origin.",
		fix: "Send it from the app itself, or with an API token instead of cookies.",
	},
	host_unknown: {
		status: 421,
		say: () => "This server does not answer under that host name.",
		fix: "Use the address the server printed when it started.",
	},
	body_invalid: { status: 400, say: (what: string) => what, fix: "Send what /docs describes for this route." },
	body_too_large: {
		status: 413,
		say: (limit: number) => `The body is larger than the ${limit} bytes that this route accepts.`,
		fix: "Send less.",
	},
	media_type_unsupported: {
		status: 415,
		say: () => "The body has a media type that this route does not read.",
		fix: "Set Content-Type to one that /docs lists for this route.",
	},
	encoding_unsupported: {
		status: 415,
		say: () => "The body is compressed, and no route reads that.",
		fix: "Send it as it is, without Content-Encoding.",
	},
	headers_too_large: {
		status: 431,
		say: () => "The address or the headers of the request are too large.",
		fix: "Send a shorter address and fewer headers; delete this site's cookies.",
	},
	request_invalid: { status: 400, say: (what: string) => what, fix: "Send a well-formed HTTP request." },
	request_timeout: { status: 408, say: () => "The request took too long to arrive.", fix: "Send it again." },
	rate_limited: {
		status: 429,
		say: (seconds: number) => `Too many attempts; wait ${seconds} seconds.`,
		fix: "Wait as long as Retry-After says, then try again.",
	},
	unavailable: {
		status: 503,
		say: () => "The server cannot do this at the moment.",
		fix: "Try again in a few seconds.",
	},
	workbench_not_built: {
		status: 503,
		say: () => "The workbench has not been built.",
		fix: "Run `npm run build`, or `npm start`, which does it.",
	},
	internal_error: {
		status: 500,
		say: () => "The server failed. The failure has been logged under the request's id.",
		fix: "Try again; when it lasts, give the request id to whoever runs this server.",
	},
	data_folder_in_use: {
		status: 500,
		say: (path: string, who: string) => `The data folder ${path} is in use by ${who}.`,
		fix: "Stop that server first, or set ANNEX_DATA to another folder.",
	},
});
