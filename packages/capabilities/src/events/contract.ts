import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

/** The app's events. An extension's own events never leave it, so there is no call that could send one to others. */
export const events = contract("events", {
	calls: {
		subscribe: call({
			in: z.strictObject({ name: z.string().min(1).max(100) }),
			out: z.null(),
			rate: { perSecond: 50, burst: 100 },
			doc: "Asks for an event of the app; some need a permission, checked now and at each delivery.",
		}),
		unsubscribe: call({
			in: z.strictObject({ name: z.string().min(1).max(100) }),
			out: z.null(),
			rate: { perSecond: 50, burst: 100 },
			doc: "No longer wants an event of the app.",
		}),
	},
	events: {
		app: event({
			payload: z.strictObject({ name: z.string(), payload: z.json() }),
			doc: "An event of the app that the extension subscribed to.",
		}),
	},
});
