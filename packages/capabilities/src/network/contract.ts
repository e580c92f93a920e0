import { networkMethod } from "@annex/manifest";
import { call, contract } from "@annex/rpc";
import { z } from "zod";
import { MAX_ANSWER_BYTES, MAX_BODY_BYTES } from "./limits.ts";

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, "It is no Uint8Array.");

/** Names as HTTP spells them; values of one line. */
const headers = z
	.record(
		z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/),
		z
			.string()
			.max(4_096)
			.regex(/^[\t\x20-\x7e\x80-\xff]*$/),
	)
	.refine((all) => Object.keys(all).length <= 40, "Send at most 40 headers.");

/** Requests to the hosts that the person has granted. */
export const network = contract("network", {
	calls: {
		fetch: call({
			in: z.strictObject({
				url: z.string().max(4_096),
				method: networkMethod,
				headers,
				body: bytes
					.refine((bytes) => bytes.byteLength <= MAX_BODY_BYTES, `Send at most ${MAX_BODY_BYTES} bytes.`)
					.nullable(),
			}),
			out: z.strictObject({
				status: z.int().min(200).max(599),
				url: z.string(),
				headers: z.record(z.string(), z.string()),
				body: bytes.refine((bytes) => bytes.byteLength <= MAX_ANSWER_BYTES),
			}),
			permission: "network",
			rate: { perSecond: 10, burst: 50 },
			deadlineMs: 20_000,
			doc: "Sends a request to a granted host and answers with the whole response.",
		}),
	},
});
