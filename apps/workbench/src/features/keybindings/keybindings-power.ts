import type { KeybindingsPower } from "@annex/host";
import { parseKeystrokes } from "@annex/manifest";
import { appCommands } from "../../app/commands.ts";

/** Keys that single screens answer, beside what stands on commands: the moderator's desk, and moving into toasts. */
const OF_SCREENS = ["Mod+K", "J", "K", "A", "R", "Shift+/"];

/** Extensions listen to the keyboard here, behind what the app itself answers. */
export const keybindingsPower: KeybindingsPower = {
	isApple: /Mac|iPhone|iPad/.test(navigator.userAgent),
	reserved: [...OF_SCREENS, ...appCommands.flatMap(({ keys }) => spelled(keys))],
};

/** A sign that is no key by itself, such as `?`, is one of those above. */
function spelled(keys: string | undefined): string[] {
	if (keys === undefined) return [];
	const read = parseKeystrokes(keys);
	return "keys" in read ? [read.keys] : [];
}
