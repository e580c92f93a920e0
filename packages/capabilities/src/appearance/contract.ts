import { fontNames, paperNames, tintNames } from "@annex/manifest";
import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

const font = z.enum(fontNames).describe("One of the app's faces, by name.");
const fontSize = z.number().min(10).max(40).describe("Pixels, 10 to 40.");
const lineHeight = z.number().min(1).max(3).describe("Times the size, 1 to 3.");
const textWidth = z.number().min(30).max(140).describe("About so many characters to a line, 30 to 140.");
const paper = z.enum(paperNames).describe("What is drawn behind the text.");
const tint = z
	.enum(tintNames)
	.describe("What the page behind the text is coloured with; `none` = as the theme has it.");

/** `null` takes a wish back; what is left out stays. */
export const appearanceWishes = z.strictObject({
	editorFont: font.nullable().optional(),
	editorFontSize: fontSize.nullable().optional(),
	lineHeight: lineHeight.nullable().optional(),
	textWidth: textWidth.nullable().optional(),
	paper: paper.nullable().optional(),
	tint: tint.nullable().optional(),
});

const state = z.strictObject({
	base: z.enum(["light", "dark"]),
	editorFont: font,
	editorFontSize: fontSize,
	lineHeight,
	textWidth,
	paper,
	tint,
});

/** How the page that people write on looks, within closed lists and bounds. */
export const appearance = contract("appearance", {
	calls: {
		set: call({
			in: appearanceWishes,
			out: state.describe("What holds now; the person's own choice may stand in front of a wish."),
			rate: { perSecond: 5, burst: 20 },
			doc: "Wishes for a face, a size, a line height, a width, a paper or a tint, until the extension stops.",
		}),
	},
	events: {
		changed: event({
			payload: state,
			doc: "How the text looks; before activation, then after changes, at most every 50 ms.",
		}),
	},
});
