import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

const offset = z.int().min(0);
const nothing = z.strictObject({});
const documentId = z.string().min(1).max(500);
const documentInfo = z.strictObject({
	documentId: z.string(),
	name: z.string(),
	language: z.string(),
	version: z.int(),
	length: z.int().describe("UTF-16 units."),
});
const range = z.strictObject({ start: offset, end: offset });
const selection = range.extend({ documentId: z.string(), version: z.int() });
const edit = range.extend({ text: z.string() });

/** What brings a guest's mirror of the active document up to date. One is under way at most, per extension. */
export const mirrorFrame = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("whole"), document: documentInfo.extend({ text: z.string() }), selection: range }),
	z.strictObject({
		kind: z.literal("delta"),
		documentId: z.string(),
		name: z.string(),
		from: z.int().describe("The version that the edits were made for."),
		version: z.int(),
		edits: z.array(edit).describe("One after another: each refers to the text that the one before left."),
		selection: range,
	}),
	z.strictObject({ kind: z.literal("none") }),
]);

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
		follow: call({
			in: nothing,
			out: nothing,
			permission: "data.read",
			rate: { perSecond: 2, burst: 10 },
			doc: "Fills the extension's mirror of the active document and keeps it current; resolves once it is.",
		}),
		unfollow: call({
			in: nothing,
			out: nothing,
			rate: { perSecond: 2, burst: 10 },
			doc: "Stops keeping the mirror current.",
		}),
		listen: call({
			in: z.strictObject({ changed: z.boolean(), selectionChanged: z.boolean() }),
			out: nothing,
			doc: "Says which events the extension wants to be sent; none before it does.",
		}),
		applyEdits: call({
			in: z.strictObject({
				documentId,
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
		reveal: call({
			in: z.strictObject({ documentId, version: z.int().min(0), start: offset, end: offset, select: z.boolean() }),
			out: nothing,
			permission: "data.read",
			rate: { perSecond: 5, burst: 10 },
			doc: "Scrolls to a range of the active document, and selects it if asked to.",
		}),
	},
	callbacks: {
		sync: call({
			in: mirrorFrame,
			out: z.strictObject({ current: z.boolean().describe("False asks for the whole text.") }),
			// A guest that is busy gets the next frame when it is done; nothing waits for it meanwhile.
			deadlineMs: 0,
			doc: "Brings the mirror up to date.",
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
		cleared: event({
			payload: nothing,
			doc: "Reading is no longer permitted: the mirror is emptied.",
		}),
	},
});
