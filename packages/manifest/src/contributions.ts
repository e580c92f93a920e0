import { z } from "zod";
import { commandId } from "./command-id.ts";
import { displayText } from "./display-text.ts";
import { keybinding } from "./keybinding.ts";
import { menuItem } from "./menu-item.ts";
import { notSupportedYet } from "./not-yet.ts";
import { setting } from "./settings.ts";
import { sharedEvent, sharedState } from "./shared-names.ts";
import { theme } from "./themes/theme.ts";
import { panel, statusItem, toolbarItem } from "./views.ts";

export const command = z.strictObject({
	id: commandId.describe("What code registers and keybindings name; unique in the package."),
	title: displayText(80).describe("What people read in the command palette."),
	category: displayText(40).optional().describe('Shown before the title: "Word Count: Show".'),
	icon: z
		.string()
		.max(40)
		.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use an icon name in kebab-case, such as "list-tree".')
		.optional()
		.describe("The name of an icon of the app; an unknown one shows none."),
});
export type CommandContribution = z.infer<typeof command>;

/** A point of later versions of the platform: only an empty list passes, so that nothing an author wrote is lost silently. */
function notYet(point: string) {
	return z
		.array(z.unknown())
		.refine((items) => items.length === 0, notSupportedYet(`contributes.${point}`))
		.transform((): [] => [])
		.optional()
		.describe("Not supported yet; only an empty list is accepted.");
}

export const contributions = z.strictObject({
	commands: z.array(command).max(100).default([]).describe("Entries of the command palette."),
	settings: z.array(setting).max(50).default([]).describe("What people can set, in a form that the app draws."),
	keybindings: z.array(keybinding).max(50).default([]).describe("Shortcuts of its commands, which people can change."),
	menus: z.array(menuItem).max(40).default([]).describe("Where else its commands stand; at most eight in each menu."),
	events: z.array(sharedEvent).max(20).default([]).describe("Events that leave the extension."),
	state: z.array(sharedState).max(20).default([]).describe("Values that it shows to others while it runs."),
	themes: z.array(theme).max(20).default([]).describe("Colours for the whole app; people choose one from a list."),
	panels: z.array(panel).max(20).default([]).describe("Panels that the app draws from the extension's description."),
	statusBar: z.array(statusItem).max(10).default([]).describe("Items of the status bar."),
	toolbar: z.array(toolbarItem).max(10).default([]).describe("Buttons of the toolbar."),
	languages: notYet("languages"),
	extensionPoints: notYet("extensionPoints"),
});
export type Contributions = z.infer<typeof contributions>;
