/**
 * The keys held together, as commands name them: `Mod+Shift+E`, `Alt+PageDown`. `Mod` is Ctrl, or ⌘ on Apple's systems.
 * `undefined` without Ctrl, ⌘ or Alt: such a key may be typing.
 */
export function chordOf(
	event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string | undefined {
	const mod = event.ctrlKey || event.metaKey;
	if (!mod && !event.altKey) return undefined;
	// With Alt, Apple's keyboards write other letters: the key's place says which one it is.
	const key = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key;
	return [mod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}
