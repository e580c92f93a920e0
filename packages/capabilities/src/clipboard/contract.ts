import { call, contract } from "@annex/rpc";
import { z } from "zod";

/** The longest text that goes through, in UTF-16 units. */
export const MAX_CLIPBOARD = 100_000;

/** What the person has copied: read under `clipboard.read`, replaced under `clipboard.write`. Text only. */
export const clipboard = contract("clipboard", {
	calls: {
		read: call({
			in: z.strictObject({}),
			out: z.string(),
			permission: "clipboard.read",
			rate: { perSecond: 1, burst: 5 },
			// The browser may ask the person first.
			deadlineMs: 0,
			doc: "Reads the text that was copied last.",
		}),
		write: call({
			in: z.strictObject({ text: z.string().max(MAX_CLIPBOARD) }),
			out: z.null(),
			permission: "clipboard.write",
			rate: { perSecond: 1, burst: 5 },
			deadlineMs: 0,
			doc: "Replaces what was copied.",
		}),
	},
});
