import { call, contract, event } from "@annex/rpc";
import { z } from "zod";
import { smallJson } from "../small-json.ts";

const name = z.string().min(1).max(200);

/** The app's events, and those that extensions declare for each other. Undeclared ones never leave their extension. */
export const events = contract("events", {
	calls: {
		subscribe: call({
			in: z.strictObject({ name }),
			out: z.null(),
			rate: { perSecond: 50, burst: 100 },
			doc: "Asks for an event of the app or of an extension; what it needs is checked now and at each delivery.",
		}),
		unsubscribe: call({
			in: z.strictObject({ name }),
			out: z.null(),
			rate: { perSecond: 50, burst: 100 },
			doc: "No longer wants an event.",
		}),
		emit: call({
			in: z.strictObject({ name, payload: smallJson }),
			out: z.null(),
			rate: { perSecond: 20, burst: 100 },
			doc: "Sends an event that the manifest declares under contributes.events to those it is declared for.",
		}),
	},
	events: {
		app: event({
			payload: z.strictObject({ name: z.string(), payload: z.json() }),
			doc: "An event that the extension subscribed to: the app's, or another extension's as `publisher.name:event`.",
		}),
	},
});
