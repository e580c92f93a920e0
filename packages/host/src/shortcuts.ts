import { strokesOf, type WhenContext, whenHolds } from "@annex/manifest";
import type { HostKeybinding } from "./host-contributions.ts";

const SECOND_STROKE_MS = 1_500;

/** The parts of a KeyboardEvent that say what was pressed. */
export interface PressedKey {
	readonly key: string;
	readonly code: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	readonly shiftKey: boolean;
	getModifierState(key: string): boolean;
}

const CODES: Readonly<Record<string, string>> = {
	Minus: "-",
	Equal: "=",
	BracketLeft: "[",
	BracketRight: "]",
	Backslash: "\\",
	Semicolon: ";",
	Quote: "'",
	Comma: ",",
	Period: ".",
	Slash: "/",
	Backquote: "`",
	Space: "Space",
	ArrowUp: "Up",
	ArrowDown: "Down",
	ArrowLeft: "Left",
	ArrowRight: "Right",
};
const NAMED = /^(?:Enter|Escape|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|F(?:[1-9]|1[0-2]))$/;

/**
 * The stroke of a pressed key, spelled as shortcuts are (`Ctrl+Shift+K`); nothing for a modifier alone, or while AltGr
 * makes a character of it. Letters count as they are printed, on keyboards with other alphabets as they are placed.
 */
export function strokeOf(event: PressedKey): string | undefined {
	if (event.getModifierState("AltGraph")) return undefined;
	const key = keyOf(event);
	if (key === undefined) return undefined;
	const { ctrlKey, metaKey, altKey, shiftKey } = event;
	return [ctrlKey && "Ctrl", metaKey && "Meta", altKey && "Alt", shiftKey && "Shift", key].filter(Boolean).join("+");
}

function keyOf({ key, code }: PressedKey): string | undefined {
	if (/^[a-z]$/i.test(key)) return key.toUpperCase();
	if (NAMED.test(code)) return code;
	return /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).find(Boolean) ?? CODES[code];
}

/** What pressing a key comes to: a command to run, the first of two strokes, or nothing of an extension's. */
export type Pressed =
	| { readonly outcome: "run"; readonly binding: HostKeybinding }
	| { readonly outcome: "wait" }
	| { readonly outcome: "none" };

/**
 * Follows strokes as they are pressed and finds the shortcut that they complete. `bindings` come from
 * `snapshot().keybindings`, in their order: the first that fits and whose condition holds wins. `typing`: where plain
 * letters are text, only strokes with Ctrl, Meta, Alt or an F key count.
 */
export function shortcutMatcher() {
	let first: { readonly stroke: string; readonly at: number } | undefined;

	return (
		stroke: string,
		now: { readonly at: number; readonly typing: boolean; readonly context: WhenContext },
		bindings: readonly HostKeybinding[],
	): Pressed => {
		const begun = first !== undefined && now.at - first.at < SECOND_STROKE_MS ? first.stroke : undefined;
		first = undefined;
		if (begun === undefined && now.typing && isText(stroke)) return { outcome: "none" };
		for (const binding of bindings) {
			if (binding.keys === "" || binding.yieldsTo?.kind === "app" || !whenHolds(binding.when, now.context)) continue;
			const [one, two] = strokesOf(binding.keys);
			if (begun !== undefined) {
				if (one === begun && two === stroke) return { outcome: "run", binding };
			} else if (one === stroke) {
				if (two === undefined) return { outcome: "run", binding };
				first = { stroke, at: now.at };
				return { outcome: "wait" };
			}
		}
		// The second of two strokes that lead nowhere is swallowed: it was not meant as text.
		return begun === undefined ? { outcome: "none" } : { outcome: "wait" };
	};
}

function isText(stroke: string): boolean {
	return !/^(?:.*(?:Ctrl|Meta|Alt)\+|(?:Shift\+)?F\d)/.test(stroke);
}
