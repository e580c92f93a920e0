/**
 * An app that listens for shortcuts lends this; the host then says in its snapshot which shortcut belongs to whom. The
 * app follows the keys itself (`strokeOf`, `shortcutMatcher`) and runs the command that they name.
 */
export interface KeybindingsPower {
	/** The app's own shortcuts, as `parseKeystrokes` spells them. No extension gets these, nor what begins with them. */
	readonly reserved: readonly string[];
	/** Whether `Mod` is Command here. */
	readonly isApple: boolean;
}
