import { call, contract } from "@annex/rpc";
import { z } from "zod";

/** Notifications of the operating system, for what matters while the person looks elsewhere. */
export const notifications = contract("notifications", {
	calls: {
		show: call({
			in: z.strictObject({ title: z.string().min(1).max(100), body: z.string().max(300) }),
			out: z.boolean().describe("Whether it was shown."),
			permission: "notifications",
			rate: { perSecond: 0.1, burst: 3 },
			// The first one waits for the person's word to app and browser.
			deadlineMs: 0,
			doc: "Shows a notification outside the page, under the extension's name.",
		}),
	},
});
