import { z } from "zod";
import { commandId } from "./command-id.ts";
import { keystrokes } from "./keystrokes.ts";
import { whenClause } from "./when-clause.ts";

/** One shortcut of a command. What people choose themselves goes before it, and so does what the app keeps. */
export const keybinding = z.strictObject({
	command: commandId.describe("A command of this package."),
	key: keystrokes.describe(
		'One stroke, or two one after the other: "Mod+Alt+W", "Alt+G Alt+B". Mod is Command or Control.',
	),
	mac: keystrokes.optional().describe("In its place on Apple machines."),
	when: whenClause.optional().describe("Where it counts; everywhere when absent."),
});
export type Keybinding = z.output<typeof keybinding>;
