import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

export const settingValue = z.union([z.string().max(10_000), z.number(), z.boolean()]);
const key = z.string().min(1).max(100);

/** An extension's own settings: declared in its manifest, chosen by the person, mirrored in the guest. */
export const settings = contract("settings", {
	calls: {
		set: call({
			in: z.strictObject({ key, value: settingValue.nullable() }),
			out: z.strictObject({ value: settingValue }).describe("What holds now."),
			rate: { perSecond: 2, burst: 20 },
			doc: "Changes one of the extension's own settings; null goes back to the default.",
		}),
	},
	events: {
		changed: event({
			// All of them every time: an event that is lost leaves nothing stale once the next arrives.
			payload: z.array(z.strictObject({ key, value: settingValue })),
			doc: "What holds for every setting; before activation, then after changes, at most every 50 ms.",
		}),
	},
});
