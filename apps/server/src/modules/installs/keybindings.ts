import { errors } from "./errors.ts";

/** As many as a manifest can declare commands. */
const MAX_CHOSEN = 100;

/** Chosen shortcuts with a change merged in; `null` forgets a choice. Throws `keybindings_too_many`. */
export function mergedKeybindings(
	chosen: Readonly<Record<string, string>>,
	change: Readonly<Record<string, string | null>>,
): Record<string, string> {
	const merged = new Map(Object.entries(chosen));
	for (const [command, keys] of Object.entries(change)) {
		if (keys === null) merged.delete(command);
		else merged.set(command, keys);
	}
	if (merged.size > MAX_CHOSEN) throw errors.keybindings_too_many(MAX_CHOSEN);
	return Object.fromEntries(merged);
}
