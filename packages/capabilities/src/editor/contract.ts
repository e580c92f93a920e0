import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

const offset = z.int().min(0);
const nothing = z.strictObject({});
const documentInfo = z.strictObject({
	documentId: z.string(),
	name: z.string(),
	language: z.string(),
	version: z.int(),
	length: z.int().describe("UTF-16 units."),
});
const selection = z.strictObject({ documentId: z.string(), version: z.int(), start: offset, end: offset });

/** The document in front of the person: read under `data.read`, changed under `data.write`. */
export const editor = contract("editor", {
	calls: {
		getText: call({
			in: nothing,
			out: documentInfo.extend({ text: z.string() }).nullable(),
			permission: "data.read",
			rate: { perSecond: 20, burst: 40 },
			doc: "Reads the active document with its version; null when none is open.",
		}),
		getSelection: call({
			in: nothing,
			out: selection.extend({ text: z.string() }).nullable(),
			permission: "data.read",
			rate: { perSecond: 50, burst: 100 },
			doc: "Reads what is selected in the active document; null when none is open.",
		}),
		applyEdits: call({
			in: z.strictObject({
				documentId: z.string().min(1).max(500),
				version: z.int().min(0),
				edits: z
					.array(z.strictObject({ start: offset, end: offset, text: z.string().max(1_000_000) }))
					.min(1)
					.max(1_000),
			}),
			out: z.strictObject({ version: z.int() }),
			permission: "data.write",
			rate: { perSecond: 20, burst: 40 },
			doc: "Applies edits made for one version of a document as one undoable step, or none of them.",
		}),
	},
	events: {
		changed: event({
			payload: documentInfo.nullable(),
			permission: "data.read",
			doc: "The active document changed, or another became active; at most every 50 ms.",
		}),
		selectionChanged: event({
			payload: selection.nullable(),
			permission: "data.read",
			doc: "The selection moved; at most every 50 ms.",
		}),
	},
});
