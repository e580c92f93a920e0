import { call, contract, event } from "@annex/rpc";
import { z } from "zod";
import { smallJson } from "../small-json.ts";

const name = z.string().min(1).max(200);
const nothing = z.null();
const seen = z.strictObject({ value: z.json(), is: z.enum(["current", "stale", "gone"]) });

/** Values that one extension shows to others while it runs. Only the owner sets them. */
export const state = contract("state", {
	calls: {
		set: call({
			in: z.strictObject({ name, value: smallJson }),
			out: nothing,
			rate: { perSecond: 20, burst: 100 },
			doc: "Sets a value that the manifest declares under contributes.state.",
		}),
		clear: call({
			in: z.strictObject({ name }),
			out: nothing,
			rate: { perSecond: 20, burst: 100 },
			doc: "Takes a value back; those who observe it hear that it is gone.",
		}),
		observe: call({
			in: z.strictObject({ name }),
			out: seen,
			rate: { perSecond: 20, burst: 100 },
			doc: "Asks for a value of another extension and its changes; one that may not be read is as one that is not there.",
		}),
		unobserve: call({
			in: z.strictObject({ name }),
			out: nothing,
			rate: { perSecond: 20, burst: 100 },
			doc: "No longer wants its changes.",
		}),
	},
	events: {
		changed: event({
			payload: seen.extend({ name }),
			doc: "An observed value changed, its owner stopped, or it is gone; at most every 50 ms, the latest only.",
		}),
	},
});
