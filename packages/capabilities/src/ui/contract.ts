import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

const label = z.string().min(1).max(40);
const title = z.string().min(1).max(100);
const nothing = z.null();
// Progress is told apart by a number of the extension's own.
const progress = z.int().min(0);

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
			in: z.strictObject({ title, message: z.string().max(1_000), confirmLabel: label, cancelLabel: label }),
			out: z.boolean(),
			rate: { perSecond: 0.2, burst: 3 },
			deadlineMs: 0,
			doc: "Asks a question that takes the person's attention, one at a time; answers whether it was confirmed.",
		}),
		showQuickPick: call({
			in: z.strictObject({
				title,
				placeholder: z.string().max(100),
				items: z
					.array(z.strictObject({ label: z.string().min(1).max(100), detail: z.string().max(200) }))
					.min(1)
					.max(500),
			}),
			out: z.int().nullable().describe("The position of the chosen item, or null."),
			rate: { perSecond: 0.5, burst: 5 },
			deadlineMs: 0,
			doc: "Lets the person choose from a list by typing, one question at a time.",
		}),
		showInputBox: call({
			in: z.strictObject({
				title,
				hint: z.string().max(300),
				value: z.string().max(2_000),
				placeholder: z.string().max(100),
			}),
			out: z.string().nullable().describe("What was typed, or null."),
			rate: { perSecond: 0.5, burst: 5 },
			deadlineMs: 0,
			doc: "Asks for one line of text, one question at a time.",
		}),
		startProgress: call({
			in: z.strictObject({ progress, title, cancellable: z.boolean() }),
			out: nothing,
			rate: { perSecond: 1, burst: 5 },
			doc: "Shows that work is under way; at most three at a time.",
		}),
		updateProgress: call({
			in: z.strictObject({ progress, message: z.string().max(200), percent: z.number().min(0).max(100).nullable() }),
			out: nothing,
			rate: { perSecond: 20, burst: 40 },
			doc: "Says how far the work is.",
		}),
		endProgress: call({
			in: z.strictObject({ progress }),
			out: nothing,
			doc: "Says that the work is done.",
		}),
		appendOutput: call({
			in: z.strictObject({ text: z.string().max(10_000) }),
			out: nothing,
			rate: { perSecond: 20, burst: 200 },
			doc: "Adds lines to the extension's output, which the app keeps bounded.",
		}),
		clearOutput: call({
			in: z.strictObject({}),
			out: nothing,
			rate: { perSecond: 2, burst: 10 },
			doc: "Empties the extension's output.",
		}),
		showOutput: call({
			in: z.strictObject({}),
			out: nothing,
			rate: { perSecond: 0.2, burst: 2 },
			doc: "Points the person to the extension's output.",
		}),
	},
	events: {
		progressCancelled: event({
			payload: z.strictObject({ progress }),
			doc: "The person wants this work to stop.",
		}),
	},
});
