import { call, contract } from "@annex/rpc";
import { z } from "zod";

const id = z.string().min(1).max(100);
const text = z.string().trim().min(1).max(60);
const tooltip = z.string().max(200);
// Often enough for a figure that follows the typing.
const rate = { perSecond: 10, burst: 30 };

/** Items of the app's status bar, as `contributes.statusBar` declares them. */
export const statusBar = contract("statusBar", {
	calls: {
		update: call({
			in: z.strictObject({
				id,
				text: text.optional(),
				tooltip: tooltip.optional(),
				busy: z.boolean().optional(),
				visible: z.boolean().optional(),
			}),
			out: z.null(),
			rate,
			doc: "Changes what an item says, whether it is busy, and whether it is there.",
		}),
	},
});

/** Buttons of the app's toolbar, as `contributes.toolbar` declares them; each is named by its command. */
export const toolbar = contract("toolbar", {
	calls: {
		update: call({
			in: z.strictObject({
				command: id,
				title: text.optional(),
				busy: z.boolean().optional(),
				disabled: z.boolean().optional(),
				visible: z.boolean().optional(),
			}),
			out: z.null(),
			rate,
			doc: "Changes what a button says, whether it is busy or can be pressed, and whether it is there.",
		}),
	},
});
