import { call, contract } from "@annex/rpc";
import { z } from "zod";

/** How an extension starts, ends and says what happens inside it. */
export const lifecycle = contract("lifecycle", {
	calls: {
		log: call({
			in: z.strictObject({
				level: z.enum(["debug", "info", "warn", "error"]),
				message: z.string().max(2_000),
			}),
			out: z.null(),
			rate: { perSecond: 20, burst: 100 },
			doc: "Forwards a line of the console; lines above the rate are lost.",
		}),
		reportError: call({
			in: z.strictObject({
				kind: z.enum(["activation", "uncaught"]),
				message: z.string().max(2_000),
				stack: z.string().max(8_000),
			}),
			out: z.null(),
			rate: { perSecond: 1, burst: 10 },
			doc: "Reports an error that nobody caught.",
		}),
	},
	callbacks: {
		activate: call({
			in: z.strictObject({
				extension: z.strictObject({ id: z.string(), version: z.string() }),
				platformVersion: z.string(),
				activatedBy: z.string(),
				appEvents: z.array(z.string()),
				sharedEvents: z.array(z.string()),
			}),
			out: z.null(),
			deadlineMs: 10_000,
			doc: "Runs the extension's activate.",
		}),
		deactivate: call({
			in: z.strictObject({}),
			out: z.null(),
			deadlineMs: 2_000,
			doc: "Runs the extension's deactivate and disposes of its subscriptions.",
		}),
	},
});
