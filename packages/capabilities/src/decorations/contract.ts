import { call, contract, event } from "@annex/rpc";
import { z } from "zod";
import { COLORS, ICONS, MOST_MARKS, MOST_RANGES } from "./power.ts";

const offset = z.int().min(0);
const nothing = z.strictObject({});
const color = z.enum(COLORS);
const range = z.strictObject({ start: offset, end: offset });

/** Marks in the text of the active document: a closed set of styles, drawn by the app. */
export const decorations = contract("decorations", {
	calls: {
		set: call({
			in: z.strictObject({
				documentId: z.string().min(1).max(500),
				version: z.int().min(0),
				within: range.nullable().describe("Replaces only what the extension has marked here; null: all of it."),
				ranges: z
					.array(
						range.extend({
							color: color.optional(),
							background: color.optional(),
							underline: color.optional(),
							bold: z.boolean().optional(),
							hover: z.string().max(300).optional(),
						}),
					)
					.max(MOST_RANGES),
				marks: z.array(z.strictObject({ at: offset, icon: z.enum(ICONS), color })).max(MOST_MARKS),
			}),
			out: nothing,
			permission: "data.read",
			rate: { perSecond: 20, burst: 40 },
			doc: "Replaces the extension's marks in the text and beside its lines, made for one version of a document.",
		}),
		visible: call({
			in: nothing,
			out: range.extend({ documentId: z.string(), version: z.int() }).nullable(),
			permission: "data.read",
			rate: { perSecond: 20, burst: 40 },
			doc: "The part of the active document that is drawn now; null when none is.",
		}),
		listen: call({
			in: z.strictObject({ visibleChanged: z.boolean() }),
			out: nothing,
			doc: "Says whether the extension wants to be sent the event; it is not before it does.",
		}),
	},
	events: {
		visibleChanged: event({
			payload: range.extend({ documentId: z.string(), version: z.int() }).nullable(),
			permission: "data.read",
			doc: "Another part of the document is drawn; at most every 50 ms.",
		}),
	},
});
