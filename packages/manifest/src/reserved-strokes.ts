const BROWSER = [
	...["Mod+N", "Mod+Shift+N", "Mod+T", "Mod+Shift+T", "Mod+W", "Mod+Shift+W", "Mod+Q", "Mod+L", "Mod+R", "Mod+Shift+R"],
	...["Mod+D", "Mod+H", "Mod+J", "Mod+P", "Mod+Shift+P", "Mod+U", "Mod+M", "Mod+,", "Mod+Shift+I", "Mod+Shift+J"],
	...["Mod+Shift+C", "Mod+Shift+Delete", "Mod+Tab", "Mod+Shift+Tab", "Mod+PageUp", "Mod+PageDown", "Mod+-", "Mod+="],
	...["Mod+0", "Mod+1", "Mod+2", "Mod+3", "Mod+4", "Mod+5", "Mod+6", "Mod+7", "Mod+8", "Mod+9"],
	...["Alt+F4", "Alt+Left", "Alt+Right", "Alt+Home", "Alt+Tab", "F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12"],
	...["Shift+F10", "Mod+F5", "Shift+F5", "Mod+F4", "Mod+Shift+Q", "Meta+Space"],
];

const TEXT = [
	...["Mod+C", "Mod+X", "Mod+V", "Mod+Shift+V", "Mod+A", "Mod+Z", "Mod+Shift+Z", "Mod+Y", "Mod+F", "Mod+G", "Mod+S"],
	...["Enter", "Escape", "Tab", "Space", "Backspace", "Delete", "Insert", "Home", "End", "PageUp", "PageDown"].flatMap(
		(key) => [key, `Shift+${key}`],
	),
	...["Up", "Down", "Left", "Right"].flatMap((key) => [key, `Shift+${key}`, `Mod+${key}`, `Mod+Shift+${key}`]),
	...["Mod+Backspace", "Mod+Delete", "Mod+Home", "Mod+End", "Mod+Shift+Home", "Mod+Shift+End"],
];

/** `Mod` stands for either, so a stroke is reserved however it spells it. */
const spellings = (strokes: readonly string[], why: string) =>
	strokes.flatMap((stroke) =>
		[stroke, stroke.replace("Mod+", "Ctrl+"), stroke.replace("Mod+", "Meta+")].map((one) => [one, why] as const),
	);

const RESERVED: ReadonlyMap<string, string> = new Map([
	...spellings(BROWSER, "the browser"),
	...spellings(TEXT, "writing text"),
]);

/** Strokes that no extension can have, in the order of the reference: the browser's, and what writing needs. */
export const reservedStrokes = { browser: BROWSER, text: TEXT } as const;

/** Whose a stroke is, when no extension can have it. */
export function reservedStroke(stroke: string): string | undefined {
	return RESERVED.get(stroke);
}
