import { z } from "zod";
import { commandId } from "./command-id.ts";
import { whenClause } from "./when-clause.ts";

/** The menus that extensions can add to, with what people know them as. */
export const menuLocations = {
	"editor.context": "the menu of the text",
	"editor.title": "the menu of the document in front",
	"tab.context": "the menu of a tab",
	"file.context": "the menu of a file or folder",
	palette: "the command palette; says when a command is in it",
} as const satisfies Record<string, string>;

export type MenuLocation = keyof typeof menuLocations;
export const menuLocationNames = Object.keys(menuLocations) as MenuLocation[];

/** Of one extension in one menu. */
export const MAX_ITEMS_PER_MENU = 8;

/** One command in one menu. The app draws it, with the command's title and the extension's name. */
export const menuItem = z.strictObject({
	location: z
		.enum(menuLocationNames as [MenuLocation, ...MenuLocation[]])
		.describe(`Which menu: ${menuLocationNames.map((name) => `\`${name}\``).join(", ")}.`),
	command: commandId.describe("A command of this package."),
	group: z
		.string()
		.max(20)
		.regex(/^[a-z]+(?:-[a-z]+)*$/, 'Use lower-case words, such as "edit".')
		.default("other")
		.describe("Items of one group stand together; groups come in alphabetical order, `first` before them all."),
	order: z.int().min(0).max(1_000).default(500).describe("Lower stands higher within its group."),
	when: whenClause.optional().describe("When it is there; always when absent."),
});
export type MenuItem = z.output<typeof menuItem>;
