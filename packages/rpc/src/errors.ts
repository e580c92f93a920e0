import { catalogue } from "@annex/errors";

/** What can go wrong on a channel. The codes are part of the protocol: both halves and every log use them. */
export const errors = catalogue({
	method_unknown: {
		status: 404,
		say: (method: string) => `There is no method "${method}" here.`,
		fix: "Check the spelling against the API reference; the app may also offer an older platform version.",
	},
	arguments_invalid: {
		status: 422,
		say: (method: string, why: string) => `The arguments of ${method} are not valid: ${why}.`,
		fix: "Pass what the API reference says; only plain data crosses the boundary.",
	},
	result_invalid: {
		status: 502,
		say: (method: string, why: string) => `The answer of ${method} is not valid: ${why}.`,
		fix: "Return what the API reference says; only plain data crosses the boundary.",
	},
	message_too_large: {
		status: 413,
		say: (why: string) => `The message is too large: ${why}.`,
		fix: "Send less at once, or in several calls.",
	},
	rate_limited: {
		status: 429,
		say: (method: string) => `${method} was called too often.`,
		fix: "Call it less often; the reference names the rate.",
	},
	deadline_exceeded: {
		status: 504,
		say: (method: string, ms: number) => `${method} did not answer within ${ms} ms.`,
		fix: "Try again, or give the call a longer deadline.",
	},
	cancelled: {
		status: 499,
		say: (method: string) => `${method} was cancelled by its caller.`,
		fix: "Nothing to do: the caller no longer wanted the answer.",
	},
	extension_closed: {
		status: 410,
		say: () => "The extension was closed.",
		fix: "Enable it again to use it.",
	},
	internal_error: {
		status: 500,
		say: () => "The app failed to answer this call.",
		fix: "Try again; if it persists, tell the maker of the app.",
	},
	protocol_incompatible: {
		status: 409,
		say: (theirs: number, ours: number) =>
			`The other side speaks version ${theirs} of the extension protocol, this side version ${ours}.`,
		fix: "Reload the page, so that app and extension runtime come from the same release.",
	},
	protocol_breached: {
		status: 400,
		say: (why: string) => `The extension broke the protocol and was cut off: ${why}.`,
		fix: "An extension that uses the SDK cannot do this by accident; report it to the marketplace.",
	},
});
