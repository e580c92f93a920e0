import { z } from "zod";
import { reservedStroke } from "./reserved-strokes.ts";

const MODIFIERS = ["Mod", "Ctrl", "Meta", "Alt", "Shift"] as const;
type Modifier = (typeof MODIFIERS)[number];

// Maps, not records: `constructor` and `__proto__` are names of no key.
const MODIFIER_NAMES: ReadonlyMap<string, Modifier> = new Map<string, Modifier>(
	Object.entries({
		mod: "Mod",
		ctrl: "Ctrl",
		control: "Ctrl",
		meta: "Meta",
		cmd: "Meta",
		command: "Meta",
		alt: "Alt",
		option: "Alt",
		shift: "Shift",
	} as const),
);

const KEY_NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		...Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter) => [letter, letter.toUpperCase()])),
		...Object.fromEntries([..."0123456789"].map((digit) => [digit, digit])),
		...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index + 1}`, `F${index + 1}`])),
		...Object.fromEntries([..."-=[]\\;',./`"].map((sign) => [sign, sign])),
		enter: "Enter",
		escape: "Escape",
		esc: "Escape",
		tab: "Tab",
		space: "Space",
		backspace: "Backspace",
		delete: "Delete",
		insert: "Insert",
		home: "Home",
		end: "End",
		pageup: "PageUp",
		pagedown: "PageDown",
		up: "Up",
		down: "Down",
		left: "Left",
		right: "Right",
	}),
);

/** One stroke in its one spelling: modifiers in the order Mod, Ctrl, Meta, Alt, Shift, then the key. */
function parseStroke(text: string): string | undefined {
	const parts = text.split("+");
	const key = KEY_NAMES.get((parts.pop() ?? "").toLowerCase());
	const modifiers = new Set(parts.map((part) => MODIFIER_NAMES.get(part.toLowerCase())));
	if (key === undefined || modifiers.size !== parts.length || modifiers.has(undefined)) return undefined;
	// `Mod` is one of these two, and which one depends on the machine.
	if (modifiers.has("Mod") && (modifiers.has("Ctrl") || modifiers.has("Meta"))) return undefined;
	return [...MODIFIERS.filter((modifier) => modifiers.has(modifier)), key].join("+");
}

/**
 * Reads a shortcut: one stroke (`Mod+Shift+K`) or two, one after the other (`Alt+G Alt+B`, `g b`), and spells it in the
 * one way that shortcuts are compared in. `Mod` is Command on Apple machines and Control elsewhere.
 * Refuses what browsers keep for themselves and what every text field needs.
 */
export function parseKeystrokes(text: string): { readonly keys: string } | { readonly fault: string } {
	const strokes = text.trim().split(/\s+/);
	if (strokes.length > 2) return { fault: "Use at most two strokes, with a space between." };
	const read: string[] = [];
	for (const stroke of strokes) {
		const known = parseStroke(stroke);
		if (known === undefined) {
			return {
				fault: `Write a stroke as in "Mod+Shift+K": Mod, Ctrl, Meta, Alt or Shift, and one key ("${stroke.slice(0, 20)}" is none).`,
			};
		}
		read.push(known);
	}
	const [first = ""] = read;
	const why = reservedStroke(first);
	if (why !== undefined) return { fault: `${first} belongs to ${why}; choose another.` };
	return { keys: read.join(" ") };
}

/** The strokes of a spelled shortcut. */
export function strokesOf(keys: string): readonly string[] {
	return keys.split(" ");
}

/** Whether two shortcuts get in each other's way: they are the same, or one is how the other begins. */
export function keystrokesMeet(a: string, b: string): boolean {
	return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

/** `Mod` as the key that it is on this machine, so that `Mod+K` and `Ctrl+K` are known to be one. */
export function onMachine(keys: string, isApple: boolean): string {
	return strokesOf(keys)
		.map((stroke) => parseStroke(stroke.replace("Mod+", isApple ? "Meta+" : "Ctrl+")) ?? stroke)
		.join(" ");
}

/** A shortcut in a manifest, in its one spelling once it is parsed. */
export const keystrokes = z
	.string()
	.min(1)
	.max(60)
	.transform((text, context) => {
		const read = parseKeystrokes(text);
		if ("keys" in read) return read.keys;
		context.addIssue({ code: "custom", message: read.fault });
		return z.NEVER;
	});
