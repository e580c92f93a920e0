import { z } from "zod";
import { commandId } from "./command-id.ts";
import { displayText } from "./display-text.ts";
import { iconName } from "./icons.ts";
import { packagePath } from "./package-path.ts";
import { whenClause } from "./when-clause.ts";

const icon = z.union([iconName, packagePath([".png"], "a PNG image")]);

const when = whenClause.optional().describe("When it is there; always when absent.");

export const panel = z.strictObject({
	id: commandId.describe("What code registers and `onView:` names; unique in the package."),
	title: displayText(60).describe("What people read above the panel."),
	icon: icon.optional().describe("The name of an icon, or a PNG file of the package; the extension's own when absent."),
	location: z
		.string()
		.max(60)
		.regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/, 'Use "side", "bottom" or the name of a slot of the app.')
		.default("side")
		.describe("Where it stands: `side`, `bottom`, or a slot that an app declares."),
	when,
});
export type PanelContribution = z.output<typeof panel>;

export const statusItem = z.strictObject({
	id: commandId.describe("What code updates; unique in the package."),
	text: displayText(40).describe("What people read until code says otherwise."),
	tooltip: displayText(100).optional().describe("What it means."),
	alignment: z.enum(["left", "right"]).default("left").describe("At which end of the bar."),
	priority: z.int().min(-1_000).max(1_000).default(0).describe("Higher stands further out."),
	command: commandId.optional().describe("Runs when it is pressed; a command of this package."),
	visible: z.boolean().default(true).describe("Whether it is there before code says so."),
	when,
});
export type StatusItemContribution = z.output<typeof statusItem>;

export const toolbarItem = z.strictObject({
	command: commandId.describe("What it runs, and how code names it; a command of this package, once."),
	icon: iconName.describe("What it looks like."),
	title: displayText(60).optional().describe("What people read; the command's title when absent."),
	visible: z.boolean().default(true).describe("Whether it is there before code says so."),
	when,
});
export type ToolbarItemContribution = z.output<typeof toolbarItem>;
