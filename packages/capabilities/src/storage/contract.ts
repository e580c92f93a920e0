import { call, contract } from "@annex/rpc";
import { z } from "zod";

export const storageKey = z.string().min(1).max(256);

const keyed = z.strictObject({ key: storageKey });
const nothing = z.null();

/** Data of one extension for one person in one app, kept by the server. */
export const storage = contract("storage", {
	calls: {
		get: call({
			in: keyed,
			out: z.strictObject({ found: z.boolean(), value: z.json() }),
			permission: "storage",
			doc: "Reads the value of a key.",
		}),
		set: call({
			in: z.strictObject({ key: storageKey, value: z.json() }),
			out: nothing,
			permission: "storage",
			rate: { perSecond: 50, burst: 200 },
			doc: "Keeps a JSON value under a key; rejects with quota_exceeded when it no longer fits.",
		}),
		delete: call({
			in: keyed,
			out: nothing,
			permission: "storage",
			rate: { perSecond: 50, burst: 200 },
			doc: "Forgets a key; a key that does not exist is no error.",
		}),
		keys: call({
			in: z.strictObject({}),
			out: z.array(storageKey),
			permission: "storage",
			rate: { perSecond: 20, burst: 50 },
			doc: "Lists the keys of this extension, sorted.",
		}),
	},
});
