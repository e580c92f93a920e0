import { z } from "zod";

const headers = z.record(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/), z.string().max(4_096));
const MAX_HEADERS = 40;
/** A mebibyte. */
const MAX_BASE64 = Math.ceil((1024 * 1024) / 3) * 4;

export const relayMethod = z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** One request of an extension, as the host hands it to the relay. */
export const relayRequest = z.strictObject({
	url: z.string().min(1).max(4_096),
	method: relayMethod,
	headers: headers
		.refine((all) => Object.keys(all).length <= MAX_HEADERS, `Send at most ${MAX_HEADERS} headers.`)
		.refine(
			(all) => Object.values(all).every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
			"Values are one line.",
		),
	body: z.base64().max(MAX_BASE64).nullable().describe("At most 1 MiB of bytes as base64."),
});

/** What came back from the last hop; cookies and what steers the connection are left out. */
export const relayAnswer = z.object({
	status: z.int(),
	url: z.string(),
	headers: z.record(z.string(), z.string()),
	body: z.string().describe("At most 4 MiB of bytes as base64, decompressed."),
});
