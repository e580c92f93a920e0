import { call, contract } from "@annex/rpc";
import { z } from "zod";

const label = z.string().min(1).max(40);

/** What an extension may show without a permission: plain text, in the app's own frame, at a human pace. */
export const ui = contract("ui", {
	calls: {
		showNotification: call({
			in: z.strictObject({
				message: z.string().min(1).max(500),
				level: z.enum(["info", "warning", "error"]),
				actions: z.array(label).max(3),
			}),
			out: z.string().nullable().describe("The chosen action, or null."),
			rate: { perSecond: 1, burst: 5 },
			deadlineMs: 0,
			doc: "Shows a short text, with up to three buttons; answers with the button chosen.",
		}),
		showModal: call({
			in: z.strictObject({
				title: z.string().min(1).max(100),
				message: z.string().max(1_000),
				confirmLabel: label,
				cancelLabel: label,
			}),
			out: z.boolean(),
			rate: { perSecond: 0.2, burst: 3 },
			deadlineMs: 0,
			doc: "Asks a question that takes the person's attention, one at a time; answers whether it was confirmed.",
		}),
	},
});
